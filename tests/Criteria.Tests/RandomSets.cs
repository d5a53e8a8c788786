using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace EGovPlatform.Criteria.Tests;

/// <summary>
/// Sets of every kind of rule with odd figures: maxima that rules cannot give or exceed, overlapping bands, gaps, caps of nothing, formulas that divide by what may
/// be zero. Each comes from one number, so that a failure is found again.
/// </summary>
internal sealed class RandomSets
{
    private static readonly string[] Kinds = ["choice", "ratio", "bands", "bands", "count", "checklist", "sample", "step", "formula", "sum", "peer"];

    private readonly Random _random;

    private RandomSets(int seed) => _random = new(seed);

    public static Gen<CriteriaSet> Any { get; } = Gen.Choose(0, int.MaxValue - 1).Select(seed => SmallSets.Load(new RandomSets(seed).Yaml()));

    /// <summary>A set and something declared for it, valid for the most part.</summary>
    public static Gen<(CriteriaSet Set, DeclarationInput Input)> Declared { get; } =
        from set in Any
        from input in RandomDeclarations.For(set)
        select (set, input);

    private string Yaml()
    {
        var groups = Enumerable.Range(0, _random.Next(1, 5)).ToList();
        return SmallSets.Header(Number(), $"{{required: {Word(_random.Next(2) == 0)}}}") + (_random.Next(2) == 0 ? "" : $$"""
            classification:
            - {id: levels, kind: levels, title: {vi: M, en: L}, groups: [G0], unranked: {vi: K, en: N}, levels: [{id: I, label: {vi: I, en: I}, total: {min: {{Number()}} } }]}

            """) + "groups:\n" + string.Concat(groups.Select(g => $$"""
            - code: G{{g}}
              number: "{{_random.Next(1, 4)}}"
              title: {vi: Nhóm, en: Group}
              max: {{(_random.Next(4) == 0 ? "null" : Number())}}
              direction: {{(g == 0 ? "score" : Of("score", "score", "bonus", "penalty"))}}
              criteria:
            {{string.Concat(Enumerable.Range(0, _random.Next(1, 6)).Select(c => Criterion($"G{g}.{c}")))}}

            """));
    }

    private string Criterion(string code)
    {
        var max = _random.Next(8) == 0 ? "0" : Number();
        return SmallSets.Criterion(code, Rule(max, 0), max, Of("", "notApplicable: excluded", "notApplicable: special", "evidence: {required: false}"));
    }

    // A part of a sum is compared with no cohort here: the cohort has one figure for a criterion.
    private string Rule(string max, int depth) => Kinds[_random.Next(Kinds.Length - (depth > 1 ? 2 : depth > 0 ? 1 : 0))] switch
    {
        "choice" => $"{{kind: choice, options: [{Entries("points")}]}}",
        "ratio" => $"{{kind: ratio, form: {Of("rising", "falling")}, over100: {Of("error", "cap")}, zeroDenominator: {Zero()}{(_random.Next(2) == 0 ? $", full: 0.{_random.Next(10)}" : "")}}}",
        "bands" when _random.Next(3) == 0 => $"{{kind: bands, measures: [{{name: a, label: {{vi: A, en: A}}, of: percent}}, {{name: b, label: {{vi: B, en: B}}, of: {Of("percent", "count")}}}], "
            + $"bands: [{List(1, 5, _ => $"{{when: {{a: {{{Range()}}}, b: {{{Range()}}}}}, points: {Number()}, printed: x}}")}]}}",
        "bands" => $"{{kind: bands, of: {Of("percent", "number", "count")}, zeroDenominator: {Zero()}, bands: [{List(1, 7, _ => $"{{{Range()}, points: {Number()}, printed: x}}")}]}}",
        "count" => _random.Next(2) == 0 ? $"{{kind: count, each: {Number()}}}" : $"{{kind: count, variants: [{Entries("points")}], cap: {Number()}}}",
        "checklist" => $"{{kind: checklist, items: [{Entries("points")}]}}",
        "sample" => _random.Next(2) == 0 ? "{kind: sample, minimum: 5, share: true}"
            : $"{{kind: sample, minimum: 5, of: {Of("failed", "failedPercent", "passedPercent")}, bands: [{List(1, 4, _ => $"{{{Range()}, points: {Number()}, printed: x}}")}]}}",
        "step" when max != "0" => $"{{kind: step, step: {NumberText.Invariant(Math.Min(0.25m, decimal.Parse(max, CultureInfo.InvariantCulture)))}}}",
        "peer" => $"{{kind: peer, zeroDenominator: {Zero()}}}",
        "sum" => $"{{kind: sum, parts: [{List(1, 4, p => $"{{id: p{p}, label: {{vi: P, en: P}}, max: {max}, rule: {Rule(max, depth + 1)}}}")}], cap: {Number()}}}",
        _ => $"{{kind: formula, inputs: [{{name: a, label: {{vi: A, en: A}}, type: count}}, {{name: b, label: {{vi: B, en: B}}, type: percent}}], {Of("points", "share")}: \"{Expression(0)}\", zeroDenominator: {Zero()}, over100: {Of("error", "cap")}}}",
    };

    private string Expression(int depth) => _random.Next(depth > 3 ? 3 : 8) switch
    {
        0 => "a",
        1 => "b",
        2 => Number(),
        3 => $"({Expression(depth + 1)} / {Expression(depth + 1)})",
        4 => $"({Expression(depth + 1)} - {Expression(depth + 1)})",
        5 => $"({Expression(depth + 1)} {Of("+", "*")} {Expression(depth + 1)})",
        6 => $"{Of("min", "max")}({Expression(depth + 1)}, {Expression(depth + 1)})",
        _ => $"if({Expression(depth + 1)} {Of("<", ">=", "=")} {Expression(depth + 1)}, {Expression(depth + 1)}, {Expression(depth + 1)})",
    };

    private string Entries(string points) => List(1, 5, i => $"{{id: o{i}, label: {{vi: O, en: O}}, {points}: {Number()}}}");

    private string Range()
    {
        var (from, to) = (_random.Next(0, 90), _random.Next(0, 60));
        return $"from: {from}, to: {from + to + 1}, fromOpen: {Word(_random.Next(2) == 0)}, toOpen: {Word(_random.Next(2) == 0)}";
    }

    private string List(int least, int most, Func<int, string> entry) => string.Join(", ", Enumerable.Range(0, _random.Next(least, most)).Select(entry));

    private string Number() => NumberText.Invariant(_random.Next(1, 60) / 4m);

    private string Zero() => Of("error", "zero", "not-applicable");

    private string Of(params string[] words) => words[_random.Next(words.Length)];

    private static string Word(bool flag) => flag ? "true" : "false";
}

/// <summary>Declarations for a set: most of them valid, some of every way in which one can be wrong.</summary>
internal static class RandomDeclarations
{
    private static readonly Gen<InputValue> AnyValue = Gen.Frequency(
        (6, Gen.Choose(0, 120).Select(n => InputValue.Of(n))),
        (3, Gen.Choose(0, 1200).Select(n => InputValue.Of(n / 7m))),
        (2, Gen.Elements(true, false).Select(InputValue.Of)),
        (1, Gen.Elements("x", "", "NaN", "100%").Select(t => InputValue.Of(t))),
        (1, Gen.Constant(InputValue.Of(-1m))));

    public static Gen<DeclarationInput> For(CriteriaSet set) =>
        Gen.CollectToList(set.Criteria.Select(Value)).Select(values => values.Zip(set.Criteria)
            .Where(v => v.First is not null)
            .Aggregate(
                DeclarationInput.Empty with { CohortMaximum = DeclarationInput.Empty.CohortMaximum.AddRange(set.Criteria.Where(c => c.Rule is PeerRule).Select(c => KeyValuePair.Create(c.Code, 100m))) },
                (input, v) => input.With(v.Second.Code, v.First!)));

    private static Gen<DeclaredValue?> Value(Criterion criterion) =>
        from declared in Gen.Choose(0, 9)
        from figures in Gen.CollectToList(criterion.Rule.Inputs.Select(Figure))
        from form in Gen.Choose(0, 1)
        from applications in Gen.Elements<string[]>([], ["eOffice"], ["Một cửa", "eOffice"])
        select declared == 0 ? null : new DeclaredValue
        {
            // A share has two forms; one of them is taken, so that most declarations are valid.
            Inputs = ImmutableSortedDictionary.CreateRange(
                StringComparer.Ordinal,
                criterion.Rule.Inputs.Zip(figures, (i, f) => KeyValuePair.Create(i.Name, f))
                    .Where(f => form == 0 ? !Shares(criterion, f.Key) : !f.Key.EndsWith("ator", StringComparison.Ordinal))),
            Evidence = declared == 1 ? [] : ["01/BC-UBND"],
            Applications = applications,
            NotApplicable = declared == 2,
            Rejected = declared == 3 ? "không đúng" : null,
        };

    // The short form of a share stands beside a numerator: percent, value, or the measure's own name.
    private static bool Shares(Criterion criterion, string name)
    {
        var dot = name.LastIndexOf('.') + 1;
        return criterion.Rule.Inputs.Any(i => i.Name == name + ".numerator" || (i.Name == name[..dot] + "numerator" && name[dot..] is "percent" or "value"));
    }

    private static Gen<InputValue> Figure(RuleInput input) => Gen.Frequency((12, input.Type switch
    {
        InputType.Option => Gen.Elements(input.Options.Select(o => InputValue.Of(o.Id))),
        InputType.Flag => Gen.Elements(true, false).Select(InputValue.Of),
        InputType.Percent => Gen.Choose(0, 700).Select(n => InputValue.Of(n / 7m)),
        _ => Gen.Choose(0, 120).Select(n => InputValue.Of(n)),
    }), (1, AnyValue));
}
