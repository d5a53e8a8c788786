using System.Text.Json;
using System.Text.Json.Nodes;

namespace EGovPlatform.Testing;

/// <summary>An OpenAPI document as a test reads it.</summary>
public sealed class ApiDocument(JsonObject json)
{
    private static readonly HashSet<string> Methods = ["get", "put", "post", "delete", "patch", "head", "options"];

    public JsonObject Json => json;

    public sealed record Operation(string Method, string Path, JsonObject Json)
    {
        public string Id => (string?)Json["operationId"] ?? "";
        public string? Policy => (string?)Json["x-policy"];
        public IReadOnlyList<string> Roles => [.. (Json["x-roles"] as JsonArray ?? []).Select(role => (string)role!)];
        public JsonObject Responses => Json["responses"] as JsonObject ?? [];
        public JsonArray? Security => Json["security"] as JsonArray;

        /// <summary>No token is needed: nothing is demanded, or nothing is one of the ways.</summary>
        public bool Open => Security is null or [] || Security.Any(way => way is JsonObject { Count: 0 });

        public override string ToString() => $"{Method.ToUpperInvariant()} {Path}";
    }

    public IReadOnlyList<Operation> Operations =>
    [
        .. from path in json["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           where Methods.Contains(operation.Key)
           select new Operation(operation.Key, path.Key, operation.Value!.AsObject()),
    ];

    /// <summary>The operation that a request is one of, the most literal path first; null where none is.</summary>
    public Operation? Find(string method, string path)
    {
        var segments = path.TrimEnd('/').Split('/');
        return Operations
            .Where(operation => operation.Method.Equals(method, StringComparison.OrdinalIgnoreCase) && Matches(operation.Path.TrimEnd('/').Split('/'), segments))
            .OrderBy(operation => operation.Path.Count(c => c == '{'))
            .FirstOrDefault();
    }

    /// <summary>References that lead nowhere.</summary>
    public IReadOnlyList<string> DanglingReferences() => [.. References(json).Distinct().Where(reference => Resolve(reference) is null)];

    /// <summary>Where a value is not what a schema says; empty where it is. A member that the schema does not name is a fault.</summary>
    public IEnumerable<string> Faults(JsonNode? schema, JsonNode? value, string at = "$")
    {
        if (schema is not JsonObject said)
            yield break;
        if ((string?)said["$ref"] is { } reference)
        {
            foreach (var fault in Faults(Resolve(reference) ?? throw new InvalidDataException($"{reference} leads nowhere."), value, at))
                yield return fault;
            yield break;
        }

        if (said["oneOf"] is JsonArray ways)
        {
            var tried = ways.Select(way => Faults(way, value, at).ToArray()).ToArray();
            if (tried.All(faults => faults.Length > 0))
                yield return tried.MinBy(faults => faults.Any(fault => fault.StartsWith($"{at} is", StringComparison.Ordinal)) ? 1 : 0)![0];
        }

        var types = said["type"] switch { JsonArray list => [.. list.Select(type => (string)type!)], JsonValue one => [(string)one!], _ => Array.Empty<string>() };
        if (types.Length > 0 && !types.Any(type => Is(value, type)))
            yield return $"{at} is {value?.GetValueKind().ToString() ?? "null"}, described as {string.Join(" or ", types)}";
        if (said["enum"] is JsonArray values && !values.Any(one => JsonNode.DeepEquals(one, value)))
            yield return $"{at} is {value?.ToJsonString() ?? "null"}, described as one of {values.ToJsonString()}";

        var inner = value switch
        {
            JsonArray list => list.SelectMany((item, index) => Faults(said["items"], item, $"{at}[{index}]")),
            JsonObject map => MemberFaults(said, map, at),
            _ => [],
        };
        foreach (var fault in inner)
            yield return fault;
    }

    private IEnumerable<string> MemberFaults(JsonObject said, JsonObject map, string at)
    {
        foreach (var name in (said["required"] as JsonArray ?? []).Select(name => (string)name!).Where(name => !map.ContainsKey(name)))
            yield return $"{at}.{name} is missing";
        var members = said["properties"] as JsonObject;
        foreach (var (name, member) in map)
        {
            if (members?[name] is { } schema)
            {
                foreach (var fault in Faults(schema, member, $"{at}.{name}"))
                    yield return fault;
            }
            else if (said["additionalProperties"] is JsonObject others)
            {
                foreach (var fault in Faults(others, member, $"{at}.{name}"))
                    yield return fault;
            }
            else if (members is not null)
            {
                yield return $"{at}.{name} is not described";
            }
        }
    }

    private static bool Is(JsonNode? value, string type) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "integer" => value?.GetValueKind() == JsonValueKind.Number && long.TryParse(value.ToJsonString(), out _),
        "number" => value?.GetValueKind() == JsonValueKind.Number,
        _ => false,
    };

    private JsonNode? Resolve(string reference) => reference.StartsWith("#/", StringComparison.Ordinal)
        ? reference[2..].Split('/').Aggregate((JsonNode?)json, (node, part) => (node as JsonObject)?[part.Replace("~1", "/").Replace("~0", "~")])
        : null;

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject map => (map["$ref"] is JsonValue reference ? [(string)reference!] : Array.Empty<string>()).Concat(map.SelectMany(entry => References(entry.Value))),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };

    private static bool Matches(string[] template, string[] segments) =>
        template.Length == segments.Length && template.Zip(segments).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
}
