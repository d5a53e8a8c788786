using EGovPlatform.ServiceDefaults;

namespace EGovPlatform.Evidence.Features.Rounds;

internal static class RoundsApi
{
    /// <summary>That a round is held, and when, is public: it is announced by decision.</summary>
    public static void MapRounds(this IEndpointRouteBuilder app)
    {
        var rounds = app.MapGroup("/api/v1/rounds");
        rounds.MapGet("", GetRounds.All).AllowAnonymous();
        rounds.MapGet("{round}", GetRounds.One).AllowAnonymous();
        rounds.MapPut("{round}", PutRound.Handle).RequireAuthorization(Policies.RoundAdministrator);
        rounds.MapGet("{round}/units", GetEnrolledUnits.Handle).RequireAuthorization(Policies.AnyUser);
        rounds.MapPut("{round}/units/{unit}", EnrolUnit.Handle).RequireAuthorization(Policies.RoundAdministrator);
    }
}
