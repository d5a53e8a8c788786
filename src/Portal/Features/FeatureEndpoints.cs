namespace EGovPlatform.Portal.Features;

public static class FeatureEndpoints
{
    /// <summary>Every page and form of the portal.</summary>
    public static void MapFeatures(this WebApplication app)
    {
        Home.ShowHome.Map(app);
        Preferences.SetPreference.Map(app);
        SignIn.SignInAsPersona.Map(app);
        Rankings.ShowRanking.Map(app);
        ScoreCards.ShowScoreCard.Map(app);
        ScoreCards.OpenEvidence.Map(app);
        Sets.ShowSets.Map(app);
        Sets.TryScore.Map(app);
        Sets.CompareSets.Map(app);
        Publications.PublishRanking.Map(app);

        // Declaring is for the unit's own officer, said once for all of its pages and forms.
        var declaration = app.MapGroup("/rounds/{round}/units/{unit}/declare").RequireAuthorization(Security.SignIn.OfficerOfUnit);
        Declarations.ShowDeclaration.Map(declaration);
        Declarations.DeclareCriterion.Map(declaration);
        Declarations.AttachFile.Map(declaration);
        Declarations.SubmitDeclaration.Map(declaration);

        // What does not exist is not found by anyone; without this it would ask people to sign in first.
        app.MapFallback(() => Components.ErrorPage.For(StatusCodes.Status404NotFound, "not-found")).AllowAnonymous();
    }
}
