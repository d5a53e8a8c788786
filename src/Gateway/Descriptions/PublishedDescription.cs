using System.Text.Json.Nodes;
using EGovPlatform.ServiceDefaults;

namespace EGovPlatform.Gateway.Descriptions;

/// <summary>The services' OpenAPI documents as one, with the gateway as its server and only the operations that the gateway leads to their service.</summary>
internal static class PublishedDescription
{
    /// <summary>Extension of the document: the services whose operations are missing because nobody could ask them.</summary>
    public const string MissingExtension = "x-missing-services";

    private const string Schemas = "#/components/schemas/";

    /// <param name="documents">By service; null of one that could not be asked. Left as they are.</param>
    public static JsonObject Of(IReadOnlyDictionary<string, JsonObject?> documents, RoutedPaths routes)
    {
        var (paths, schemas, schemes, tags) = (new JsonObject(), new JsonObject(), new JsonObject(), new JsonArray());
        foreach (var (service, original) in documents.OrderBy(document => document.Key, StringComparer.Ordinal))
        {
            if (original?.DeepClone().AsObject() is not { } document)
                continue;
            var components = document["components"] as JsonObject;
            var renamed = AddSchemas(schemas, components?["schemas"] as JsonObject ?? [], service);
            foreach (var (name, scheme) in components?["securitySchemes"] as JsonObject ?? [])
                schemes[name] = scheme!.DeepClone();
            foreach (var tag in document["tags"] as JsonArray ?? [])
                tags.Add(tag!.DeepClone());
            foreach (var (path, item) in document["paths"] as JsonObject ?? [])
            {
                var routed = Routed(service, path, item!.AsObject(), routes);
                Rename(routed, renamed);
                if (routed.Count > 0)
                    paths[path] = routed;
            }
        }

        var missing = documents.Where(document => document.Value is null).Select(document => document.Key).Order(StringComparer.Ordinal).ToArray();
        var published = new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = "EGovPlatform", ["version"] = "v1", ["description"] = Words(missing) },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/", ["description"] = "The gateway that answered this document." }),
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = schemas, ["securitySchemes"] = schemes },
            ["tags"] = tags,
        };
        if (missing.Length > 0)
            published[MissingExtension] = new JsonArray([.. missing.Select(service => JsonValue.Create(service))]);
        return published;
    }

    private static string Words(string[] missing) =>
        "Assessment of e-government and digital transformation: rounds, declarations, score sheets, rankings. Errors are application/problem+json in the "
        + "caller's language (Accept-Language: vi or en). Points and amounts are exact decimals, written as JSON numbers. Text is NFC. Times are UTC, dates are "
        + "days in Viet Nam." + (missing.Length == 0 ? "" : $" INCOMPLETE: these services could not be asked, and their operations are missing here: {string.Join(", ", missing)}.");

    private static JsonObject Routed(string service, string path, JsonObject item, RoutedPaths routes)
    {
        var kept = new JsonObject();
        foreach (var (method, operation) in item.Where(entry => routes.ServiceOf(path, entry.Key) == service))
        {
            var published = operation!.DeepClone().AsObject();
            // An empty list says that no token is asked for; no list could be read as forgotten.
            if ((string?)published[ApiDescription.PolicyExtension] == ApiDescription.Anonymous && published["security"] is null)
                published["security"] = new JsonArray();
            kept[method] = published;
        }

        return kept;
    }

    /// <summary>Schemas that two services share are one; where they only share a name, the later one's gets its service's before it.</summary>
    /// <returns>Old and new references.</returns>
    private static Dictionary<string, string> AddSchemas(JsonObject all, JsonObject own, string service)
    {
        var renamed = own.Where(schema => all[schema.Key] is { } other && !JsonNode.DeepEquals(other, schema.Value))
            .ToDictionary(schema => schema.Key, schema => char.ToUpperInvariant(service[0]) + service[1..] + schema.Key);
        var references = renamed.ToDictionary(name => Schemas + name.Key, name => Schemas + name.Value);
        foreach (var (name, schema) in own)
        {
            var copy = schema!.DeepClone();
            Rename(copy, references);
            all[renamed.GetValueOrDefault(name, name)] = copy;
        }

        return references;
    }

    private static void Rename(JsonNode? node, IReadOnlyDictionary<string, string> references)
    {
        switch (node)
        {
            case JsonObject map:
                if (map["$ref"] is JsonValue reference && references.TryGetValue((string)reference!, out var renamed))
                    map["$ref"] = renamed;
                foreach (var (_, value) in map)
                    Rename(value, references);
                break;
            case JsonArray list:
                foreach (var item in list)
                    Rename(item, references);
                break;
        }
    }
}
