using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace EGovPlatform.Criteria.Tests;

/// <summary>What holds for every declaration, valid or not, under every set, shipped or random.</summary>
public class ScorePropertyTests
{
    private static readonly Gen<(CriteriaSet Set, DeclarationInput Input)> Declared = Gen.Frequency(
        (2, from set in Gen.Elements<CriteriaSet>(CriteriaSets.All) from input in RandomDeclarations.For(set) select (set, input)),
        (5, RandomSets.Declared));

    private static void ForAll(Func<CriteriaSet, DeclarationInput, ScoreResult, bool> holds) =>
        Prop.ForAll(Arb.From(Declared), d => holds(d.Set, d.Input, d.Set.Score(d.Input))).CheckSeeded();

    [Fact]
    public void Points_stay_between_zero_and_the_maximum_of_criterion_and_group() =>
        ForAll((set, _, result) => result.Criteria.All(c => c.Points >= 0 && !(c.Points > c.Max)) && result.Groups.All(g => g.Points >= 0 && !(g.Points > set.Groups.First(s => s.Code == g.Code).Max)));

    [Fact]
    public void Every_trace_replays_to_its_points() =>
        ForAll((_, _, result) => result.Criteria.All(c => Trace.Replay(c.Trace) == c.Points) && Trace.Replay(result.Trace) == result.Total);

    [Fact]
    public void The_total_is_that_of_its_parts() =>
        ForAll((set, _, result) =>
        {
            decimal Of(CriteriaGroup group) => Math.Min(result.Criteria.Where(c => c.Group == group.Code).Sum(c => c.Points), group.Max ?? decimal.MaxValue);
            decimal Side(Direction direction) => set.Groups.Where(g => g.Direction == direction).Sum(Of);
            var rescaled = result.ApplicableMax == result.Scale ? result.RawTotal : result.ApplicableMax <= 0 ? 0 : result.RawTotal * result.Scale / result.ApplicableMax;
            // Sums of exact thirds may differ from sums of their decimals in the last place.
            return SeededChecks.Near(result.RawTotal, result.Groups.Sum(g => g.Points))
                && result.Groups.All(g => SeededChecks.Near(g.Points, Of(set.Groups.First(s => s.Code == g.Code))))
                && SeededChecks.Near(result.Bonus, Side(Direction.Bonus))
                && SeededChecks.Near(result.Penalty, Side(Direction.Penalty))
                && SeededChecks.Near(result.Total, rescaled + result.Bonus - result.Penalty);
        });

    [Fact]
    public void Invalid_exactly_where_a_problem_is_named() =>
        ForAll((_, _, result) =>
        {
            // An attribute that the unit lacks is named at the gate that asks for it, which is judged all the same.
            var named = result.Problems.Where(p => p.Code != ProblemCodes.MissingAttribute).Select(p => p.Criterion).ToHashSet();
            return result.Criteria.All(c => c.Status == CriterionStatus.Rejected || (c.Status == CriterionStatus.Invalid) == named.Contains(c.Code));
        });

    [Fact]
    public void More_of_what_counts_never_gives_less() =>
        ForAll((set, input, _) => set.Criteria.All(criterion =>
        {
            if (input.Values.GetValueOrDefault(criterion.Code) is not { } less || More(criterion.Rule, less) is not { } more) return true;
            var (before, after) = (Alone(less), Alone(more));
            if (before.Status != CriterionStatus.Scored || after.Status != CriterionStatus.Scored) return true;
            return criterion.Rule is RatioRule { Falling: true } ? after.Points <= before.Points : after.Points >= before.Points;

            CriterionResult Alone(DeclaredValue value) =>
                set.Score((input with { Values = DeclarationInput.Empty.Values }).With(criterion.Code, value with { Applications = [], Evidence = ["x"] })).Criteria.Single(c => c.Code == criterion.Code);
        }));

    [Fact]
    public void The_result_is_the_same_from_the_written_declaration_and_in_every_culture() =>
        ForAll((set, input, result) =>
        {
            var here = result.ToJson();
            return new[] { "vi-VN", "tr-TR", "ar-SA", "" }.All(name => InCulture(name, () => set.Score(DeclarationInput.Parse(input.ToJson())).ToJson() == here));
        });

    /// <summary>More of one figure of a rule that counts it in one direction; null for other rules.</summary>
    private static DeclaredValue? More(Rule rule, DeclaredValue value)
    {
        decimal? Of(string name) => value.Inputs.GetValueOrDefault(name)?.Number;
        DeclaredValue? With(string name, decimal most) => Of(name) is { } figure && figure < most ? value with { Inputs = value.Inputs.SetItem(name, InputValue.Of(Math.Min(figure + 3, most))) } : null;
        return rule switch
        {
            RatioRule => With("percent", 100) ?? With("numerator", Of("denominator") ?? 0),
            StepRule => With("completeness", 100),
            PeerRule => With("value", 100),
            CountRule count => count.Variants.Select(v => With(v.Id, 1_000_000)).FirstOrDefault(v => v is not null),
            ChecklistRule list => value with { Inputs = value.Inputs.SetItems(list.Items.Select(i => KeyValuePair.Create(i.Id, InputValue.Of(true)))) },
            _ => null,
        };
    }

    private static T InCulture<T>(string name, Func<T> compute)
    {
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);
            return compute();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }
}
