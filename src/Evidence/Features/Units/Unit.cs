using System.Text.Json.Nodes;

namespace EGovPlatform.Evidence.Features.Units;

/// <summary>A unit that is assessed (đơn vị được đánh giá).</summary>
/// <param name="Attributes">A JSON object: what conditional criteria ask of a unit.</param>
internal sealed record Unit(string Code, string Name, string Kind, string? Parent, string Attributes, bool Demonstration, string UpdatedBy, DateTimeOffset UpdatedAt)
{
    public const string Columns = "code, name, kind, parent, attributes::text AS attributes, demonstration, updated_by, updated_at";

    public JsonObject ToJson() => new()
    {
        ["code"] = Code,
        ["name"] = Name,
        ["kind"] = Kind,
        ["parent"] = Parent,
        ["attributes"] = JsonNode.Parse(Attributes),
        ["demonstration"] = Demonstration,
        ["updatedBy"] = UpdatedBy,
        ["updatedAt"] = UpdatedAt,
    };
}
