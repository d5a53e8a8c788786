using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace EGovPlatform.Criteria.Tests;

/// <summary>What holds for every declaration, valid or not, under the whole of the shipped index.</summary>
public class ScorePropertyTests
{
    private static readonly CriteriaSet Set = CriteriaSets.Get("dn-2386-2025-commune");

    private static readonly Gen<InputValue> AnyValue = Gen.Frequency(
        (6, Gen.Choose(0, 120).Select(n => InputValue.Of(n))),
        (3, Gen.Choose(0, 1200).Select(n => InputValue.Of(n / 7m))),
        (2, Gen.Elements(true, false).Select(InputValue.Of)),
        (1, Gen.Elements("x", "", "NaN", "100%").Select(t => InputValue.Of(t))),
        (1, Gen.Constant(InputValue.Of(-1m))));

    private static readonly Gen<DeclarationInput> AnyDeclaration =
        Gen.CollectToList(Set.Criteria.Select(Value)).Select(values => values.Zip(Set.Criteria)
            .Where(v => v.First is not null)
            .Aggregate(DeclarationInput.Empty, (input, v) => input.With(v.Second.Code, v.First!)));

    private static Gen<DeclaredValue?> Value(Criterion criterion) =>
        from declared in Gen.Choose(0, 9)
        from figures in Gen.CollectToList(criterion.Rule.Inputs.Select(Figure))
        from form in Gen.Choose(0, 1)
        from applications in Gen.Elements<string[]>([], ["eOffice"], ["Một cửa", "eOffice"])
        select declared == 0 ? null : new DeclaredValue
        {
            // A share has two forms; one of them is taken, so that most declarations are valid.
            Inputs = System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(
                StringComparer.Ordinal,
                criterion.Rule.Inputs.Zip(figures, (i, f) => KeyValuePair.Create(i.Name, f))
                    .Where(f => form == 0 ? !f.Key.EndsWith("percent", StringComparison.Ordinal) : !f.Key.EndsWith("ator", StringComparison.Ordinal))),
            Evidence = declared == 1 ? [] : ["01/BC-UBND"],
            Applications = applications,
            NotApplicable = declared == 2,
            Rejected = declared == 3 ? "không đúng" : null,
        };

    private static Gen<InputValue> Figure(RuleInput input) => Gen.Frequency((12, input.Type switch
    {
        InputType.Option => Gen.Elements(input.Options.Select(o => InputValue.Of(o.Id))),
        InputType.Flag => Gen.Elements(true, false).Select(InputValue.Of),
        InputType.Percent => Gen.Choose(0, 700).Select(n => InputValue.Of(n / 7m)),
        _ => Gen.Choose(0, 120).Select(n => InputValue.Of(n)),
    }), (1, AnyValue));

    private static void ForAll(Func<DeclarationInput, bool> holds) => Prop.ForAll(Arb.From(AnyDeclaration), holds).CheckSeeded();

    [Fact]
    public void Points_stay_between_zero_and_the_maximum() =>
        ForAll(input => Set.Score(input).Criteria.All(c => c.Points >= 0 && !(c.Points > c.Max)));

    [Fact]
    public void Every_trace_replays_to_its_points() =>
        ForAll(input =>
        {
            var result = Set.Score(input);
            return result.Criteria.All(c => Trace.Replay(c.Trace) == c.Points) && Trace.Replay(result.Trace) == result.Total;
        });

    [Fact]
    public void The_total_is_that_of_its_parts() =>
        ForAll(input =>
        {
            var result = Set.Score(input);
            // Sums of exact thirds may differ from sums of their decimals in the last place.
            return Near(result.RawTotal, result.Groups.Sum(g => g.Points))
                && result.Groups.All(g => Near(g.Points, result.Criteria.Where(c => c.Group == g.Code).Sum(c => c.Points)))
                && Near(result.Bonus, result.Criteria.Where(c => c.Direction == Direction.Bonus).Sum(c => c.Points))
                && Near(result.Penalty, result.Criteria.Where(c => c.Direction == Direction.Penalty).Sum(c => c.Points))
                && Near(result.Total, result.RawTotal * result.Scale / result.ApplicableMax + result.Bonus - result.Penalty);
        });

    [Fact]
    public void Invalid_exactly_where_a_problem_is_named() =>
        ForAll(input =>
        {
            var result = Set.Score(input);
            var named = result.Problems.Select(p => p.Criterion).ToHashSet();
            return result.Criteria.All(c => c.Status == CriterionStatus.Rejected || (c.Status == CriterionStatus.Invalid) == named.Contains(c.Code));
        });

    [Fact]
    public void The_result_is_the_same_from_the_written_declaration_and_in_every_culture() =>
        ForAll(input =>
        {
            var here = Set.Score(input).ToJson();
            return new[] { "vi-VN", "tr-TR", "ar-SA", "" }.All(name => InCulture(name, () => Set.Score(DeclarationInput.Parse(input.ToJson())).ToJson() == here));
        });

    private static bool Near(decimal a, decimal b) => Math.Abs(a - b) < 0.000_000_000_000_000_000_001m;

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
