using System.Text.Json.Nodes;
using EGovPlatform.Criteria;

namespace EGovPlatform.Portal.Tests.Gateway;

/// <summary>A declaration in memory. Values are in the input form of <c>egov score</c>.</summary>
internal sealed class HeldDeclaration(string unit, string name, string kind, JsonObject values, DateTimeOffset now)
{
    private ScoreResult? score;

    public string Unit => unit;

    public string Name => name;

    public string Kind => kind;

    public JsonObject Values => values;

    public DateTimeOffset? SubmittedAt { get; set; }

    /// <summary>Who changed a criterion, and when; the figures that it began with were loaded by an import.</summary>
    public Dictionary<string, (string By, DateTimeOffset At)> Changes { get; } = [];

    public Dictionary<string, (string Name, byte[] Content)> Files { get; } = [];

    public int Version { get; private set; } = 1;

    public string ETag => $"\"d{Version}\"";

    public ScoreResult Score(CriteriaSet set) => score ??= set.Score(DeclarationInput.Parse(Input(values)));

    public string Hash => CanonicalJson.Hash(Input(values));

    /// <summary>Takes a value as it would be scored, or says what is wrong with it and changes nothing.</summary>
    public (ScoreResult Before, ScoreResult After, IReadOnlyList<InputProblem> Problems) Put(CriteriaSet set, string criterion, JsonObject value, string by, DateTimeOffset at)
    {
        var before = Score(set);
        var changed = values.DeepClone().AsObject();
        changed[criterion] = value.DeepClone();
        var after = set.Score(DeclarationInput.Parse(Input(changed)));
        IReadOnlyList<InputProblem> problems = [.. after.Problems.Where(problem => problem.Criterion == criterion)];
        if (problems.Count > 0)
            return (before, after, problems);
        values[criterion] = value.DeepClone();
        Changed(criterion, by, at);
        score = after;
        return (before, after, []);
    }

    public void Withdraw(string criterion, string by, DateTimeOffset at)
    {
        values.Remove(criterion);
        Changed(criterion, by, at);
    }

    public JsonObject Document(CriteriaSet set) => new()
    {
        ["round"] = DemonstrationWorld.Round,
        ["unit"] = unit,
        ["unitName"] = name,
        ["demonstration"] = true,
        ["setId"] = set.Id,
        ["state"] = SubmittedAt is null ? "draft" : "submitted",
        ["states"] = SubmittedAt is { } at
            ? new JsonArray(new JsonObject { ["state"] = "submitted", ["version"] = 1, ["by"] = $"Cán bộ {unit}", ["at"] = at })
            : [],
        ["version"] = SubmittedAt is null ? 0 : 1,
        ["values"] = new JsonObject(values.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)WithChange(value.Key, value.Value!.AsObject())))),
        ["contentHash"] = SubmittedAt is null ? null : Hash,
        ["preview"] = JsonNode.Parse(Score(set).ToJson()),
        ["findings"] = new JsonArray(),
    };

    private JsonObject WithChange(string criterion, JsonObject value)
    {
        var shown = value.DeepClone().AsObject();
        var (by, at) = Changes.GetValueOrDefault(criterion, ("Số liệu ban đầu", now.AddHours(-3)));
        shown["updatedBy"] = by;
        shown["updatedAt"] = at;
        return shown;
    }

    private string Input(JsonObject of) =>
        new JsonObject { ["unit"] = new JsonObject { ["code"] = unit }, ["values"] = of.DeepClone() }.ToJsonString();

    private void Changed(string criterion, string by, DateTimeOffset at)
    {
        Changes[criterion] = (by, at);
        score = null;
        Version++;
    }
}
