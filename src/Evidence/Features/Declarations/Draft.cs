using System.Text.Json.Nodes;
using Dapper;
using Npgsql;

namespace EGovPlatform.Evidence.Features.Declarations;

/// <summary>A declared value as it is stored.</summary>
/// <param name="Value">A JSON object.</param>
/// <param name="Version">The version of the draft that this value came with: grows with each change.</param>
/// <param name="UpdatedBy">The subject of whoever wrote it last.</param>
internal sealed record StoredValue(string Criterion, string Value, long Version, string UpdatedBy, DateTimeOffset UpdatedAt)
{
    public string ETag => $"\"v{Version}\"";

    /// <summary>As it is shown: what was declared, and by whom and when.</summary>
    public JsonObject ToJson()
    {
        var json = JsonNode.Parse(Value)!.AsObject();
        json["updatedBy"] = UpdatedBy;
        json["updatedAt"] = UpdatedAt;
        return json;
    }
}

/// <summary>The values of a declaration (bản nháp kê khai), and the input of <c>egov score</c> that they make.</summary>
internal sealed class Draft(IReadOnlyList<StoredValue> values)
{
    public IReadOnlyList<StoredValue> Values { get; } = values;

    /// <summary>Ordered by criterion.</summary>
    public static async Task<Draft> Load(NpgsqlConnection connection, string round, string unit, NpgsqlTransaction? tx, CancellationToken ct) =>
        new([.. await connection.QueryAsync<StoredValue>(new(
            """
            SELECT criterion, value::text AS value, version, updated_by, updated_at
            FROM declared_values WHERE round = @round AND unit = @unit
            ORDER BY criterion COLLATE "C"
            """,
            new { round, unit }, tx, cancellationToken: ct))]);

    public StoredValue? Of(string criterion) => Values.FirstOrDefault(value => value.Criterion == criterion);

    /// <summary>The whole draft as the input of <c>egov score</c>, with changes that are not stored yet; null takes a value out.</summary>
    public JsonObject ToInput(Declaration declaration, IReadOnlyDictionary<string, JsonObject?> changes)
    {
        var merged = new JsonObject();
        foreach (var stored in Values.Where(stored => !changes.ContainsKey(stored.Criterion)))
            merged[stored.Criterion] = JsonNode.Parse(stored.Value);
        foreach (var (criterion, value) in changes.Where(change => change.Value is not null))
            merged[criterion] = value!.DeepClone();

        return new JsonObject
        {
            ["unit"] = new JsonObject { ["code"] = declaration.Unit, ["attributes"] = JsonNode.Parse(declaration.UnitAttributes) },
            ["values"] = merged,
        };
    }

    /// <inheritdoc cref="ToInput(Declaration, IReadOnlyDictionary{string, JsonObject})"/>
    public JsonObject ToInput(Declaration declaration) => ToInput(declaration, new Dictionary<string, JsonObject?>());
}
