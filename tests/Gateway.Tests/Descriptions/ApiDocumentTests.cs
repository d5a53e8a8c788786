using System.Text.Json.Nodes;
using EGovPlatform.Testing;

namespace EGovPlatform.Gateway.Tests.Descriptions;

/// <summary>The check that every answer in the services' tests goes through finds what is wrong.</summary>
public sealed class ApiDocumentTests
{
    private const string Schema =
        """
        {"type": "object", "required": ["code"], "properties": {
            "code": {"$ref": "#/components/schemas/Code"},
            "points": {"type": ["null", "number"]},
            "rank": {"oneOf": [{"type": "null"}, {"type": "integer"}]},
            "values": {"type": "object", "additionalProperties": {"type": "boolean"}},
            "list": {"type": "array", "items": {"$ref": "#/components/schemas/Code"}}}}
        """;

    private static readonly ApiDocument Document = new(JsonNode.Parse(
        """{"paths": {}, "components": {"schemas": {"Code": {"type": "string", "enum": ["a", "b"]}, "Lost": {"$ref": "#/components/schemas/None"}}}}""")!.AsObject());

    [Theory]
    [InlineData("""{"code": "a", "points": 1.25, "rank": 1, "values": {"x": true}, "list": ["a", "b"]}""", null)]
    [InlineData("""{"code": "b", "points": null, "rank": null}""", null)]
    [InlineData("""{"points": 1}""", "$.code is missing")]
    [InlineData("""{"code": "c"}""", "$.code is \"c\", described as one of")]
    [InlineData("""{"code": null}""", "$.code is null, described as string")]
    [InlineData("""{"code": "a", "points": "1"}""", "$.points is String, described as null or number")]
    [InlineData("""{"code": "a", "rank": 1.5}""", "$.rank is Number")]
    [InlineData("""{"code": "a", "values": {"x": 1}}""", "$.values.x is Number")]
    [InlineData("""{"code": "a", "list": ["a", 1]}""", "$.list[1] is Number")]
    [InlineData("""{"code": "a", "more": 1}""", "$.more is not described")]
    [InlineData("""[]""", "$ is Array, described as object")]
    public void What_is_not_as_described_is_found(string value, string? fault)
    {
        var faults = Document.Faults(JsonNode.Parse(Schema), JsonNode.Parse(value)).ToArray();
        if (fault is null)
            Assert.Empty(faults);
        else
            Assert.StartsWith(fault, faults[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_that_leads_nowhere_is_found() => Assert.Equal(["#/components/schemas/None"], Document.DanglingReferences());
}
