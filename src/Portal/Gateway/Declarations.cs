using System.Text.Json;
using System.Text.Json.Nodes;

namespace EGovPlatform.Portal.Gateway;

/// <summary>A unit's declaration (tự kê khai) in a round: the draft, or what was submitted.</summary>
/// <param name="State">draft or submitted.</param>
/// <param name="Version">The newest submission's number; 0 before the first.</param>
/// <param name="Preview">What it would score now.</param>
public sealed record Declaration(
    string Round, string Unit, string UnitName, bool Demonstration, string State, long Version,
    IReadOnlyDictionary<string, DeclaredValue> Values, string? ContentHash, IReadOnlyList<StateChange>? States, ScoreResult? Preview)
{
    public bool Submitted => State == "submitted";

    /// <summary>The newest submission: who submitted, and when.</summary>
    public StateChange? Submission => States?.LastOrDefault(change => change.State == "submitted");

    /// <summary>What the service calls this state of the declaration, to be named when it is changed.</summary>
    public string? ETag { get; init; }
}

/// <summary>That a declaration became a draft or was submitted.</summary>
public sealed record StateChange(string State, long Version, string By, DateTimeOffset At);

/// <summary>What is declared for one criterion.</summary>
/// <param name="Inputs">The figures as JSON values, by input name.</param>
public sealed record DeclaredValue(
    IReadOnlyDictionary<string, JsonElement> Inputs, IReadOnlyList<string> Evidence, IReadOnlyList<string> Applications, bool NotApplicable,
    string? Rejected, string? UpdatedBy, DateTimeOffset? UpdatedAt)
{
    /// <summary>The value in the input form of <c>egov score</c>.</summary>
    public JsonObject ToInput()
    {
        var value = new JsonObject();
        foreach (var (name, figure) in Inputs)
            value[name] = JsonNode.Parse(figure.GetRawText());
        if (Evidence.Count > 0)
            value["evidence"] = new JsonArray([.. Evidence.Select(item => (JsonNode)item)]);
        if (Applications.Count > 0)
            value["applications"] = new JsonArray([.. Applications.Select(item => (JsonNode)item)]);
        if (NotApplicable)
            value["notApplicable"] = true;
        if (Rejected is not null)
            value["rejected"] = Rejected;
        return value;
    }

    private static readonly HashSet<string> NoInputs = ["evidence", "applications", "notApplicable", "rejected", "updatedBy", "updatedAt"];

    public static readonly DeclaredValue Nothing = new(new Dictionary<string, JsonElement>(), [], [], false, null, null, null);

    public static DeclaredValue From(JsonElement value) => new(
        value.EnumerateObject().Where(member => !NoInputs.Contains(member.Name)).ToDictionary(member => member.Name, member => member.Value.Clone()),
        Strings(value, "evidence"),
        Strings(value, "applications"),
        value.TryGetProperty("notApplicable", out var notApplicable) && notApplicable.ValueKind == JsonValueKind.True,
        Text(value, "rejected"),
        Text(value, "updatedBy"),
        value.TryGetProperty("updatedAt", out var at) && at.TryGetDateTimeOffset(out var updatedAt) ? updatedAt : null);

    private static IReadOnlyList<string> Strings(JsonElement value, string member) =>
        value.TryGetProperty(member, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];

    private static string? Text(JsonElement value, string member) =>
        value.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}

/// <summary>The answer to a change of the draft: the whole score before and after it, and the criterion's own.</summary>
public sealed record SavedValue(TotalPoints Before, TotalPoints After, CriterionScore Criterion);

public sealed record TotalPoints(decimal Total);

/// <summary>The receipt of a submission.</summary>
public sealed record Submission(long Version, string ContentHash, DateTimeOffset SubmittedAt);

/// <param name="Ref">How evidence names the file: sha256:….</param>
public sealed record StoredFile(string Sha256, string Ref);
