using System.Diagnostics;
using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Routing;

namespace EGovPlatform.Gateway.Tests.Descriptions;

/// <summary>The published OpenAPI document against what the services really map, and a client made from it.</summary>
public sealed class PublishedDescriptionTests(DescribedPlatform platform) : IClassFixture<DescribedPlatform>
{
    private IReadOnlyList<(RouteEndpoint Endpoint, string Operation)> Endpoints =>
    [
        .. from endpoint in platform.Endpoints.Values.SelectMany(endpoints => endpoints)
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
           select (endpoint, $"{method} {PathOf(endpoint)}"),
    ];

    [Fact]
    public void Every_endpoint_has_an_operation_and_every_operation_an_endpoint()
    {
        Assert.True(Endpoints.Count > 25, $"{Endpoints.Count} endpoints");
        Assert.Equal(
            Endpoints.Select(endpoint => endpoint.Operation).Order(StringComparer.Ordinal),
            platform.Published.Operations.Select(operation => operation.ToString()).Order(StringComparer.Ordinal));
        Assert.Null(platform.Published.Json["x-missing-services"]);
    }

    [Fact]
    public void Every_operation_says_who_may_call_it_as_its_endpoint_demands()
    {
        var operations = platform.Published.Operations.ToDictionary(operation => operation.ToString());
        foreach (var (endpoint, name) in Endpoints)
        {
            var operation = operations[name];
            var anonymous = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>();
            var roles = endpoint.Metadata.GetOrderedMetadata<AuthorizationPolicy>().SelectMany(policy => policy.Requirements)
                .OfType<RolesAuthorizationRequirement>().SelectMany(requirement => requirement.AllowedRoles);

            Assert.NotNull(operation.Security);
            Assert.Equal(anonymous, operation.Open);
            Assert.Equal(anonymous ? "anonymous" : string.Join(' ', policies), operation.Policy ?? "");
            Assert.Equal(anonymous ? [] : roles, operation.Roles);
            // A requirement of code cannot be put into words by itself: such a policy needs a name.
            Assert.DoesNotContain(endpoint.Metadata.GetOrderedMetadata<AuthorizationPolicy>(), policy => policy.Requirements.OfType<AssertionRequirement>().Any());
            if (!anonymous)
                Assert.NotNull(operation.Security[0]!["bearer"]);
        }
    }

    [Fact]
    public void Every_operation_has_a_name_a_summary_a_tag_described_parameters_and_answers_with_their_schemas()
    {
        foreach (var operation in platform.Published.Operations)
        {
            Assert.NotEqual("", operation.Id);
            Assert.False(string.IsNullOrEmpty((string?)operation.Json["summary"]), $"{operation} has no summary");
            Assert.Single(operation.Json["tags"]!.AsArray());
            Assert.All(operation.Json["parameters"] as JsonArray ?? [], parameter =>
                Assert.False(string.IsNullOrEmpty((string?)parameter!["description"]), $"{operation}: {parameter["name"]} is not described"));
            if (operation.Method is "put" && operation.Path.Contains("/values", StringComparison.Ordinal))
                Assert.NotNull(operation.Json["requestBody"]?["content"]?["application/json"]?["schema"]);

            var good = operation.Responses.Where(response => response.Key[0] == '2').ToArray();
            Assert.NotEmpty(good);
            foreach (var (status, response) in good)
            {
                Assert.All(response!["content"]!.AsObject(), content => Assert.NotNull(content.Value!["schema"]));
                Assert.True(status != "201" || response["headers"]?["Location"] is not null, $"{operation} has no Location");
            }

            Assert.Equal("#/components/schemas/Problem", (string?)operation.Responses["default"]?["content"]?["application/problem+json"]?["schema"]?["$ref"]);
        }

        Assert.Equal(platform.Published.Operations.Count, platform.Published.Operations.Select(operation => operation.Id).Distinct().Count());
    }

    [Fact]
    public void Every_reference_resolves_and_points_are_decimals_and_errors_bear_the_platforms_members()
    {
        Assert.Empty(platform.Published.DanglingReferences());
        var schemas = platform.Published.Json["components"]!["schemas"]!;
        Assert.Equal(["type", "title", "status", "detail", "traceId", "errors"], schemas["Problem"]!["properties"]!.AsObject().Select(member => member.Key));
        Assert.Equal(
            ["field", "code", "expected", "message", "criterion", "input"], schemas["FieldProblem"]!["properties"]!.AsObject().Select(member => member.Key));
        var total = schemas["ScoreResultDocument"]!["properties"]!["total"]!;
        Assert.Equal(("number", "decimal"), ((string?)total["type"], (string?)total["format"]));
        Assert.Equal("http", (string?)platform.Published.Json["components"]!["securitySchemes"]!["bearer"]!["type"]);
        Assert.Equal("/", (string?)Assert.Single(platform.Published.Json["servers"]!.AsArray())!["url"]);
    }

    [Fact]
    public async Task It_is_for_everybody_and_is_not_sent_twice()
    {
        using var first = await platform.Gateway.GetAsync("/openapi/v1.json");
        Assert.Equal("application/json", first.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=60", first.Headers.CacheControl?.ToString());

        using var again = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await platform.Gateway.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task A_client_generated_from_it_compiles_where_it_is_used_rightly_and_nowhere_else()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "TypeScript");
        var folder = Directory.CreateTempSubdirectory("egov-client-").FullName;
        try
        {
            foreach (var file in Directory.GetFiles(source))
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            var modules = typeof(PublishedDescriptionTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "ClientModules").Value!;
            Directory.CreateSymbolicLink(Path.Combine(folder, "node_modules"), modules);
            await File.WriteAllTextAsync(Path.Combine(folder, "openapi.json"), platform.Published.Json.ToJsonString());

            await Npm(folder, "generate");
            // client.ts also says, by @ts-expect-error, what must not compile.
            await Npm(folder, "check");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string PathOf(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part =>
        part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            _ => throw new NotSupportedException(part.ToString()),
        }))));

    private static async Task Npm(string folder, string script)
    {
        using var npm = Process.Start(new ProcessStartInfo("npm", ["run", "--silent", script])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
        await npm.WaitForExitAsync();
        Assert.True(npm.ExitCode == 0, $"npm run {script}:\n{await output}\n{await error}");
    }
}
