using System.Text.Json.Nodes;
using EGovPlatform.Gateway.Descriptions;
using EGovPlatform.Testing;
using Yarp.ReverseProxy.Configuration;

namespace EGovPlatform.Gateway.Tests.Descriptions;

/// <summary>One document of several, where they disagree, where a path is not routed, and where one is missing.</summary>
public sealed class MergeTests
{
    private static readonly RoutedPaths Routes = new(
    [
        Route("units", "one", "/api/v1/units/{**rest}"),
        Route("round", "one", "/api/v1/rounds/{round}"),
        Route("ranking", "two", "/api/v1/rounds/{round}/ranking/{**rest}", "GET"),
        Route("portal", "portal", "/{**rest}") with { Order = 1000 },
    ]);

    [Theory]
    [InlineData("/api/v1/units", "get", "one")]
    [InlineData("/api/v1/units/{unit}", "put", "one")]
    [InlineData("/api/v1/rounds/{round}", "get", "one")]
    [InlineData("/api/v1/rounds/{round}/ranking/published.json", "get", "two")]
    [InlineData("/api/v1/rounds/{round}/ranking", "post", "portal")]
    [InlineData("/api/v1/rounds/{round}/sheets", "get", "portal")]
    public void A_path_is_led_as_the_proxy_leads_it(string path, string method, string service) => Assert.Equal(service, Routes.ServiceOf(path, method));

    [Fact]
    public void Only_services_under_the_api_are_asked() => Assert.Equal(["one", "two"], Routes.Services);

    [Fact]
    public void What_is_not_routed_to_its_service_is_not_published()
    {
        var published = Published(("one", Document("""{"/api/v1/units": {"get": {}}, "/api/v1/secret": {"get": {}}, "/api/v1/rounds/{round}/ranking": {"get": {}}}""")));
        Assert.Equal(["GET /api/v1/units"], published.Operations.Select(operation => operation.ToString()));
    }

    [Fact]
    public void Schemas_of_one_name_that_differ_are_told_apart_and_those_that_agree_are_one()
    {
        const string Answer = """{"get": {"responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Answer"}}}}}}}""";
        var published = Published(
            ("one", Document($$"""{"/api/v1/units": {{Answer}}}""", """{"Answer": {"type": "string"}, "Same": {"type": "integer"}}""")),
            ("two", Document(
                $$"""{"/api/v1/rounds/{round}/ranking": {{Answer}}}""",
                """{"Answer": {"type": "array", "items": {"$ref": "#/components/schemas/Answer"}}, "Same": {"type": "integer"}}""")));

        Assert.Equal(["Answer", "Same", "TwoAnswer"], published.Json["components"]!["schemas"]!.AsObject().Select(schema => schema.Key).Order());
        Assert.Empty(published.DanglingReferences());
        Assert.Equal("#/components/schemas/TwoAnswer", (string?)published.Json["components"]!["schemas"]!["TwoAnswer"]!["items"]!["$ref"]);
        Assert.Equal("#/components/schemas/TwoAnswer", (string?)published.Find("GET", "/api/v1/rounds/r/ranking")!.Responses["200"]!["content"]!["application/json"]!["schema"]!["$ref"]);
        Assert.Equal("#/components/schemas/Answer", (string?)published.Find("GET", "/api/v1/units")!.Responses["200"]!["content"]!["application/json"]!["schema"]!["$ref"]);
    }

    [Fact]
    public void A_service_that_could_not_be_asked_is_named()
    {
        var published = Published(("one", Document("""{"/api/v1/units": {"get": {"x-policy": "anonymous"}}}""")), ("two", null));
        Assert.Equal(["two"], published.Json["x-missing-services"]!.AsArray().Select(service => (string)service!));
        Assert.Contains("INCOMPLETE", (string)published.Json["info"]!["description"]!, StringComparison.Ordinal);
        Assert.Empty(published.Operations.Single().Security!);
    }

    private static ApiDocument Published(params (string Service, JsonObject? Document)[] documents) =>
        new(PublishedDescription.Of(documents.ToDictionary(one => one.Service, one => one.Document), Routes));

    private static JsonObject Document(string paths, string schemas = "{}") =>
        JsonNode.Parse($$$"""{"paths": {{{paths}}}, "components": {"schemas": {{{schemas}}}}}""")!.AsObject();

    private static RouteConfig Route(string id, string cluster, string path, params string[] methods) =>
        new() { RouteId = id, ClusterId = cluster, Match = new RouteMatch { Path = path, Methods = methods.Length == 0 ? null : methods } };
}
