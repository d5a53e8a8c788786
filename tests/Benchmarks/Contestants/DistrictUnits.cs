using System.Collections.Immutable;
using EGovPlatform.Criteria;

namespace EGovPlatform.Benchmarks;

/// <summary>
/// Made-up units with every figure that the index for the districts of An Giang asks for, twice: as declarations, and as plain arrays of the kind that a loop written for
/// this one set would use. A seed makes them the same in every run.
/// </summary>
public sealed class DistrictUnits
{
    /// <summary>The largest set that ships.</summary>
    public const string SetId = "ag-1040-2018-district";

    private const int Seed = 1040;

    private readonly CriteriaSet _set = CriteriaSets.Get(SetId);
    private readonly List<DeclarationInput> _declarations = [];
    private readonly List<decimal[]> _figures = [];

    public DistrictUnits(int count)
    {
        Starts = _set.Criteria.Select((_, i) => _set.Criteria.Take(i).Sum(c => Width(c.Rule))).ToArray();
        // No secret depends on these figures: they are to be the same in every run.
#pragma warning disable CA5394
        var random = new Random(Seed);
        for (var i = 0; i < count; i++)
        {
            var figures = new decimal[_set.Criteria.Sum(c => Width(c.Rule))];
            var values = ImmutableSortedDictionary.CreateBuilder<string, DeclaredValue>(StringComparer.Ordinal);
            for (var c = 0; c < _set.Criteria.Count; c++)
                values[_set.Criteria[c].Code] = new() { Inputs = Draw(_set.Criteria[c].Rule, figures.AsSpan(Starts[c]), random), Evidence = ["01/BC-UBND"] };
            _declarations.Add(DeclarationInput.Empty with { UnitCode = $"U{i}", Values = values.ToImmutable() });
            _figures.Add(figures);
        }
    }

    public int Count => _declarations.Count;

    /// <summary>Where each criterion's figures start in a unit's array.</summary>
    public IReadOnlyList<int> Starts { get; }

    public CriteriaSet Set => _set;

    public DeclarationInput Declaration(int unit) => _declarations[unit];

    /// <summary>A unit's figures: of a share its numerator and denominator, of a choice the option's number, of a checklist 0 or 1 for each item, else the value.</summary>
    public decimal[] Figures(int unit) => _figures[unit];

    /// <summary>How many figures a rule has.</summary>
    public static int Width(Rule rule) => rule switch
    {
        RatioRule or BandsRule { Measures: [{ Kind: MeasureKind.Percent }] } => 2,
        ChecklistRule checklist => checklist.Items.Count,
        ChoiceRule or BandsRule => 1,
        _ => throw new NotSupportedException($"The set has no rule of the kind {rule?.Kind}."),
    };

    private static ImmutableSortedDictionary<string, InputValue> Draw(Rule rule, Span<decimal> figures, Random random)
    {
        var inputs = ImmutableSortedDictionary.CreateBuilder<string, InputValue>(StringComparer.Ordinal);
        switch (rule)
        {
            case ChoiceRule choice:
                figures[0] = random.Next(choice.Options.Count);
                inputs["option"] = InputValue.Of(choice.Options[(int)figures[0]].Id);
                break;
            case ChecklistRule checklist:
                for (var i = 0; i < checklist.Items.Count; i++)
                {
                    figures[i] = random.Next(2);
                    inputs[checklist.Items[i].Id] = InputValue.Of(figures[i] == 1);
                }
                break;
            case BandsRule { Measures: [{ Kind: not MeasureKind.Percent }] }:
                figures[0] = random.Next(20) * (random.Next(8) == 0 ? 50 : 1);
                inputs["value"] = InputValue.Of(figures[0]);
                break;
            default:
                figures[1] = random.Next(40, 900);
                figures[0] = random.Next(3) == 0 ? figures[1] : random.Next((int)figures[1] + 1);
                (inputs["numerator"], inputs["denominator"]) = (InputValue.Of(figures[0]), InputValue.Of(figures[1]));
                break;
        }
        return inputs.ToImmutable();
    }
#pragma warning restore CA5394
}
