using EGovPlatform.ServiceDefaults;

namespace EGovPlatform.Ranking.Features;

/// <summary>What this service refuses, in the caller's language.</summary>
public static class RankingProblems
{
    internal static readonly ErrorTexts Texts = new(typeof(RankingProblems).Assembly, "EGovPlatform.Ranking.Resources.Errors");

    public static ProblemException RoundUnknown(string round) => Refuse(StatusCodes.Status404NotFound, "round-not-found", round);

    public static ProblemException NotPublished(string round) => Refuse(StatusCodes.Status404NotFound, "not-published", round);

    public static ProblemException NothingScored(string round) => Refuse(StatusCodes.Status409Conflict, "nothing-scored", round);

    public static ProblemException NotEnrolled(IReadOnlyList<string> units) => Refuse(StatusCodes.Status409Conflict, "unit-not-enrolled", string.Join(", ", units));

    public static ProblemException SheetsDiffer(IReadOnlyList<string> units) => Refuse(StatusCodes.Status409Conflict, "sheets-differ", string.Join(", ", units));

    private static ProblemException Refuse(int status, string type, string about) =>
        new(status, type, Texts[type]) { Detail = Texts.Format($"{type}.detail", about) };
}
