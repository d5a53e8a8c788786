using EGovPlatform.Criteria;
using EGovPlatform.Templates.Writing;
using static EGovPlatform.Templates.Writing.Calculation;

namespace EGovPlatform.Templates.Formulas;

/// <summary>Where the results of the whole form stand.</summary>
/// <param name="Raw">The sum of the groups on the scale.</param>
/// <param name="Excluded">The points that criteria which do not apply take out of the scale.</param>
/// <param name="Scaled">The sum on the whole scale.</param>
/// <param name="Bonus">Bonus points.</param>
/// <param name="Penalty">Penalty points, without a sign.</param>
/// <param name="Total">The total.</param>
internal sealed record TotalCells(string Raw, string Excluded, string Scaled, string Bonus, string Penalty, string Total)
{
    /// <summary>Steps of the whole form bear no criterion's code.</summary>
    public const string Subject = "";

    public static TotalCells Write(FormContext form)
    {
        var raw = Sum(form, "raw", Direction.Score);
        var excluded = form.Calculation.Step(Subject, "excluded", Joined(form.Criteria.Select(c => c.Excluded)));
        var scale = Number(form.Set.Scale);
        var scaled = form.Calculation.Step(Subject, "scaled", $"IF({excluded}=0,{raw},IF({scale}>{excluded},{raw}*{scale}/({scale}-{excluded}),0))");
        var bonus = Sum(form, "bonus", Direction.Bonus);
        var penalty = Sum(form, "penalty", Direction.Penalty);
        return new(raw, excluded, scaled, bonus, penalty, form.Calculation.Step(Subject, "total", $"{scaled}+{bonus}-{penalty}"));
    }

    private static string Sum(FormContext form, string step, Direction direction) =>
        form.Calculation.Step(Subject, step, Joined(form.Groups.Where(g => g.Group.Direction == direction).Select(g => g.Points)));

    private static string Joined(IEnumerable<string> terms)
    {
        var sum = string.Join('+', terms.Where(t => t != "0"));
        return sum.Length == 0 ? "0" : sum;
    }
}
