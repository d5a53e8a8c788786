using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EGovPlatform.ServiceDefaults;

namespace EGovPlatform.Evidence.Features.Declarations;

/// <summary>
/// One declared value (giá trị kê khai) as a unit may write it: the inputs of its criterion, and what stands beside them. What the inputs
/// may be is the criteria set's to say (Scoring); here is checked what holds for every criterion.
/// </summary>
internal static partial class DeclaredValue
{
    public const string Evidence = "evidence";
    public const string Applications = "applications";
    public const string NotApplicable = "notApplicable";

    /// <summary>What an appraiser says about a value; a unit never writes it.</summary>
    public const string Rejected = "rejected";

    /// <summary>How a file that was uploaded is named as evidence: this, then its lower-case hex SHA-256.</summary>
    public const string FilePrefix = "sha256:";

    private const int MaxReferences = 50;
    private const int MaxTextLength = 8_000;

    [GeneratedRegex("^sha256:[0-9a-f]{64}$")]
    private static partial Regex FileReference();

    /// <summary>What is wrong with the value whatever its criterion; empty where nothing is.</summary>
    public static IEnumerable<FieldProblem> Check(string criterion, JsonObject value)
    {
        foreach (var (name, node) in value)
        {
            var problem = name switch
            {
                Evidence => CheckReferences(node) ?? CheckFileReferences(node),
                Applications => CheckReferences(node),
                NotApplicable => node?.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? null : "not-a-truth-value",
                Rejected => "not-for-units",
                _ => IsTooLong(node) ? "text-too-long" : null,
            };
            if (problem is not null)
                yield return Refusals.Field($"values.{criterion}.{name}", problem, criterion, name);
        }
    }

    /// <summary>The SHA-256 of each file that the value names as evidence.</summary>
    public static IEnumerable<string> Files(JsonObject value) =>
        References(value).Where(text => text.StartsWith(FilePrefix, StringComparison.Ordinal)).Select(text => text[FilePrefix.Length..]);

    /// <summary>The links that the value names as evidence, in order: every reference with a scheme, whether or not it may be followed.</summary>
    public static IEnumerable<string> Links(JsonObject value) =>
        References(value).Where(text => text.Contains("://", StringComparison.Ordinal));

    /// <summary>The same JSON with every text in Unicode's composed form (NFC), as Vietnamese is compared and stored here.</summary>
    /// <exception cref="ArgumentException">A text is no Unicode, or holds a control character that no text has.</exception>
    public static JsonNode? Normalize(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(entry => KeyValuePair.Create(Normalize(entry.Key), Normalize(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Normalize)]),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => JsonValue.Create(Normalize(text.GetValue<string>())),
        _ => node?.DeepClone(),
    };

    /// <inheritdoc cref="Normalize(JsonNode?)"/>
    public static string Normalize(string text) =>
        text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
            ? throw new ArgumentException("A control character.", nameof(text))
            : text.Normalize(NormalizationForm.FormC);

    private static IEnumerable<string> References(JsonObject value) =>
        value[Evidence] is JsonArray list ? list.Select(item => item!.GetValue<string>()) : [];

    private static string? CheckReferences(JsonNode? node) =>
        node is not JsonArray list || list.Any(item => item?.GetValueKind() != JsonValueKind.String) ? "not-a-list-of-texts"
        : list.Count > MaxReferences ? "too-many"
        : list.Any(item => string.IsNullOrWhiteSpace(item!.GetValue<string>())) ? "empty-text"
        : list.Any(IsTooLong) ? "text-too-long"
        : null;

    private static string? CheckFileReferences(JsonNode? node) =>
        ((JsonArray)node!).Select(item => item!.GetValue<string>())
            .Any(text => text.StartsWith(FilePrefix, StringComparison.Ordinal) && !FileReference().IsMatch(text)) ? "not-a-file-reference" : null;

    private static bool IsTooLong(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String && node.GetValue<string>().Length > MaxTextLength;
}
