using System.Text.Json;
using System.Text.Json.Nodes;

namespace EGovPlatform.Evidence.Features.Declarations;

/// <summary>Reads what a client sent as declared values: strict JSON, texts in NFC.</summary>
internal static class ReadValues
{
    /// <summary>Bytes; a declaration of a hundred criteria with long statements stays far below.</summary>
    public const long MaxBytes = 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>The request's body, a JSON object.</summary>
    /// <exception cref="ServiceDefaults.ProblemException">415: not sent as JSON. 400: not JSON, or no object.</exception>
    public static async Task<JsonObject> FromBody(HttpRequest request, CancellationToken ct)
    {
        if (!request.HasJsonContentType())
            throw Refusals.WrongMediaType("application/json");

        try
        {
            var body = await JsonNode.ParseAsync(request.Body, documentOptions: Strict, cancellationToken: ct);
            return DeclaredValue.Normalize(body) as JsonObject ?? throw Refusals.MalformedJson();
        }
        // InvalidOperationException: a text that is no Unicode (a lone surrogate).
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            throw Refusals.MalformedJson(error);
        }
    }

    /// <summary>Many values by criterion: <c>{"NT.1": {…}}</c>, or a whole input of <c>egov score</c>, whose <c>values</c> count. Null withdraws a value.</summary>
    /// <exception cref="ServiceDefaults.ProblemException">422: a value is no object, or there is none at all.</exception>
    public static IReadOnlyDictionary<string, JsonObject?> ByCriterion(JsonObject body)
    {
        var values = body.TryGetPropertyValue("values", out var inner) ? inner as JsonObject : body;
        if (values is null || values.Count == 0)
            throw Refusals.Invalid([Refusals.Field("values", "no-values")]);

        var strays = values.Where(entry => entry.Value is not (JsonObject or null)).Select(entry => Refusals.Field($"values.{entry.Key}", "not-an-object", entry.Key));
        if (strays.ToArray() is { Length: > 0 } problems)
            throw Refusals.Invalid(problems);

        return values.ToDictionary(entry => entry.Key, entry => entry.Value as JsonObject);
    }
}
