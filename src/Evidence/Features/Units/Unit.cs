using System.Text.Json.Nodes;

namespace EGovPlatform.Evidence.Features.Units;

/// <summary>A unit that is assessed (đơn vị được đánh giá).</summary>
/// <param name="Attributes">A JSON object: what conditional criteria ask of a unit.</param>
internal sealed record Unit(string Code, string Name, string Kind, string? Parent, string Attributes, bool Demonstration, string UpdatedBy, DateTimeOffset UpdatedAt)
{
    public const string Columns = "code, name, kind, parent, attributes::text AS attributes, demonstration, updated_by, updated_at";

    public UnitView ToView() => new(Code, Name, Kind, Parent, JsonNode.Parse(Attributes)!.AsObject(), Demonstration, UpdatedBy, UpdatedAt);
}

/// <summary>A unit as it is shown.</summary>
/// <param name="Kind">commune, ward, townlet, special-zone, district, department or province.</param>
/// <param name="Parent">Code of the unit that it belongs to; null where it belongs to none.</param>
/// <param name="Attributes">What conditional criteria ask of a unit: texts, numbers and truth values by name.</param>
/// <param name="Demonstration">Whether the unit is made up.</param>
/// <param name="UpdatedBy">The subject of whoever wrote it last.</param>
internal sealed record UnitView(
    string Code, string Name, string Kind, string? Parent, JsonObject Attributes, bool Demonstration, string UpdatedBy, DateTimeOffset UpdatedAt);
