using EGovPlatform.ServiceDefaults;

namespace EGovPlatform.Evidence.Features.Rounds;

internal static class RoundsApi
{
    /// <summary>That a round is held, and when, is public: it is announced by decision.</summary>
    public static void MapRounds(this IEndpointRouteBuilder app)
    {
        var rounds = app.MapGroup("/api/v1/rounds").WithTags("Rounds");
        rounds.MapGet("", GetRounds.All).AllowAnonymous()
            .Described("listRounds", "The rounds, the newest period first.");
        rounds.MapGet("{round}", GetRounds.One).AllowAnonymous()
            .Described("getRound", "One round.").Refuses(404);
        rounds.MapPut("{round}", PutRound.Handle).RequireAuthorization(Policies.RoundAdministrator)
            .Described("putRound", "Sets up a round, or moves its dates.").Refuses(400, 409, 422, 503);
        rounds.MapGet("{round}/units", GetEnrolledUnits.Handle).RequireAuthorization(Policies.AnyUser)
            .Described("listEnrolledUnits", "The units that take part, by code.").Refuses(404);
        rounds.MapPut("{round}/units/{unit}", EnrolUnit.Handle).RequireAuthorization(Policies.RoundAdministrator)
            .Described("enrolUnit", "Has a unit take part; doing so again changes nothing.").Refuses(404, 409);
    }
}
