using System.Net;
using System.Text.Json.Nodes;

namespace EGovPlatform.Gateway.Tests.Descriptions;

/// <summary>The published document where services cannot describe themselves: in this fixture they answer with their names.</summary>
[Collection(nameof(GatewayCollection))]
public sealed class DescriptionFallbackTests(GatewayFixture gateway)
{
    [Fact]
    public async Task Where_no_service_can_be_asked_there_is_no_document()
    {
        using var response = await gateway.Client.GetAsync("/openapi/v1.json");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("urn:egov:problem:service-away", (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["type"]);
    }
}
