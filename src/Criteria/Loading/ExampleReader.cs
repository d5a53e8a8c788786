using System.Collections.Immutable;
using System.Globalization;

namespace EGovPlatform.Criteria;

/// <summary>Reads the worked examples of a criterion.</summary>
internal static class ExampleReader
{
    /// <summary>Most examples of one criterion.</summary>
    public const int MaximumExamples = 200;

    private static readonly Dictionary<string, CriterionStatus> Statuses =
        Enum.GetValues<CriterionStatus>().ToDictionary(CriterionResult.Word, s => s, StringComparer.Ordinal);

    public static IReadOnlyList<WorkedExample> Read(YamlMap criterion)
    {
        var examples = criterion.Maps("examples");
        if (examples.Count > MaximumExamples) throw criterion.Required("examples").Wrong("set.too-many-entries", MaximumExamples);
        return examples.Select(Example).ToList();
    }

    private static WorkedExample Example(YamlMap map)
    {
        var status = map.Word<CriterionStatus>("status", Statuses, CriterionStatus.Scored);
        var read = new WorkedExample
        {
            Declared = Declared(map.Required("in").AsMap()),
            Attributes = map.Optional("attributes")?.AsMap() is { } attributes ? Values(attributes.Entries) : DeclarationInput.Empty.UnitAttributes,
            Cohort = CriteriaSetReader.NotNegative(map, "cohort"),
            Points = CriteriaSetReader.NotNegative(map, "points"),
            Passes = map.Optional("passes")?.AsScalar().AsFlag(),
            Status = status,
            Problem = Problem(map, status),
            By = map.Text("by"),
        };
        // A number that an example does not mean would never be looked at: each says one thing.
        if (read is { Status: CriterionStatus.Scored, Points: null, Passes: null } or { Points: not null, Passes: not null }
            or { Status: not CriterionStatus.Scored and not CriterionStatus.NotApplicable, Points: not null } or { Status: not CriterionStatus.Scored, Passes: not null })
            throw map.Wrong("set.one-outcome");
        map.Done();
        return read;
    }

    private static string? Problem(YamlMap map, CriterionStatus status)
    {
        if (map.OptionalText("problem") is not { } problem) return null;
        if (status != CriterionStatus.Invalid) throw map.Required("problem").Wrong("set.problem-of-invalid");
        return ProblemCodes.All.Contains(problem) ? problem : throw map.Required("problem").Wrong("set.unknown-word", problem, string.Join(", ", ProblemCodes.All));
    }

    private static DeclaredValue Declared(YamlMap map)
    {
        var read = new DeclaredValue
        {
            Evidence = map.Has("evidence") ? Names(map, "evidence") : [Texts.Say("example.evidence").Vi],
            Applications = Names(map, "applications"),
            NotApplicable = map.Flag("notApplicable", false),
            Rejected = map.OptionalText("rejected"),
            Inputs = Values(map.Entries.Where(e => !DeclaredValue.Reserved.Contains(e.Key.Value))),
        };
        return read.Inputs.Count <= DeclaredValue.MaximumEntries ? read : throw map.Wrong("set.too-many-entries", DeclaredValue.MaximumEntries);
    }

    private static IReadOnlyList<string> Names(YamlMap map, string key) => map.Items(key).Select(i => i.AsScalar().Value).ToList();

    private static ImmutableSortedDictionary<string, InputValue> Values(IEnumerable<(YamlScalar Key, YamlNode Value)> entries) =>
        entries.ToImmutableSortedDictionary(e => e.Key.Value, e => Value(e.Value.AsScalar()), StringComparer.Ordinal);

    // As a person writes them: true, false and numbers are what they look like, and texts where they stand in quotes.
    private static InputValue Value(YamlScalar scalar) => scalar switch
    {
        { Plain: true, Value: "true" or "false" } => InputValue.Of(scalar.Value == "true"),
        { Plain: true } when decimal.TryParse(scalar.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => InputValue.Of(number),
        { IsNull: true } => throw scalar.Wrong("set.expected-scalar"),
        _ => InputValue.Of(scalar.Value),
    };
}
