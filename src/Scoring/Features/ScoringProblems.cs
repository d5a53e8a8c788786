using System.Globalization;
using EGovPlatform.Criteria;
using EGovPlatform.ServiceDefaults;

namespace EGovPlatform.Scoring.Features;

/// <summary>What this service refuses, in the caller's language.</summary>
public static class ScoringProblems
{
    internal static readonly ErrorTexts Texts = new(typeof(ScoringProblems).Assembly, "EGovPlatform.Scoring.Resources.Errors");

    public static ProblemException SetNotFound(string set) => new(StatusCodes.Status404NotFound, "set-not-found", Texts["set-not-found"])
    {
        Detail = Texts.Format("set-not-found.detail", set, string.Join(", ", CriteriaSets.All.Select(one => one.Id))),
    };

    public static ProblemException SheetNotFound(string round, string unit) => new(StatusCodes.Status404NotFound, "sheet-not-found", Texts["sheet-not-found"])
    {
        Detail = Texts.Format("sheet-not-found.detail", unit, round),
    };

    public static ProblemException DeclarationUnreadable() => new(
        StatusCodes.Status400BadRequest, "declaration-unreadable", Texts["declaration-unreadable"],
        new FieldProblem("$", "unreadable", Texts["declaration-unreadable.expected"], Texts["declaration-unreadable"]));

    /// <summary>A set file that is none, or says something that no set can say: where, and what was expected there.</summary>
    public static ProblemException SetUnreadable(CriteriaSetException broken)
    {
        var reason = broken.Reason.In(CultureInfo.CurrentUICulture);
        var where = Texts.Format("set-unreadable.where", broken.Line, broken.Column);
        return new(
            StatusCodes.Status422UnprocessableEntity, "set-unreadable", Texts["set-unreadable"],
            new FieldProblem(broken.Path.Length > 0 ? broken.Path : "$", "unreadable", reason, where))
        {
            Detail = $"{where}: {reason}",
        };
    }
}
