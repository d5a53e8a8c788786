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
    }
}
