using System.Net.Http.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace EGovPlatform.Aspire.StandIns.Tests;

public class EnvironmentTests
{
    [Fact]
    public async Task References_parameters_and_endpoints_reach_the_service_as_in_the_package()
    {
        await using var host = await TestHost.Start(
            builder =>
            {
                var secret = builder.AddParameter("secret", secret: true);
                var database = builder.CreateResourceBuilder(new PostgresDatabaseResource("orders-db", "orders", Server(builder)));
                var other = builder.AddService("other").WithEndpoint(scheme: "http", name: "grpc", env: "GRPC_PORT");
                builder.AddService("service")
                    .WithEndpoint(scheme: "http", name: "extra")
                    .WithReference(other)
                    .WithReference(database)
                    .WithReference(database, "renamed")
                    .WithReference("outside", new Uri("https://outside.example/"))
                    .WithEnvironment("TEXT", "text")
                    .WithEnvironment("SECRET", secret)
                    .WithEnvironment("ADDRESS", other.GetEndpoint("http"))
                    .WithEnvironment("DATABASE", database)
                    .WithEnvironment("MIXED", $"{{{other.GetEndpoint("grpc").Property(EndpointProperty.Port)}}} {secret}")
                    .WithEnvironment("COMPUTED", () => "computed")
                    .WithEnvironment(context => context.EnvironmentVariables["CALLED_FOR"] = context.Resource.Name);
            },
            args: ["--Parameters:secret=s3cret", "--ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL=http://localhost:4317", "--AppHost:OtlpApiKey=key"]);
        await host.UntilReady("service", "other");
        var environment = await host.Http.GetFromJsonAsync<Dictionary<string, string>>(new Uri(host.Address("service"), "/environment")) ?? [];
        var (http, grpc) = (host.Address("other"), host["other"].TargetPorts[1].Port);

        Assert.Equal(http.ToString().TrimEnd('/'), environment["services__other__http__0"]);
        Assert.Equal($"http://127.0.0.1:{grpc}", environment["services__other__grpc__0"]);
        Assert.Equal("https://outside.example/", environment["services__outside__default__0"]);
        Assert.Matches("^Host=127.0.0.1;Port=[0-9]+;Username=postgres;Password=[0-9A-Za-z]{22};Database=orders$", environment["ConnectionStrings__orders-db"]);
        Assert.Equal(environment["ConnectionStrings__orders-db"], environment["ConnectionStrings__renamed"]);
        Assert.Equal(environment["ConnectionStrings__orders-db"], environment["DATABASE"]);
        Assert.Equal("text", environment["TEXT"]);
        Assert.Equal("s3cret", environment["SECRET"]);
        Assert.Equal(environment["services__other__http__0"], environment["ADDRESS"]);
        Assert.Equal($"{{{grpc}}} s3cret", environment["MIXED"]);
        Assert.Equal("computed", environment["COMPUTED"]);
        Assert.Equal("service", environment["CALLED_FOR"]);
        Assert.Equal(host.Address("service").Port.ToString(), environment["HTTP_PORT"]);

        // An endpoint without a variable of its own is told in ASP.NET Core's.
        Assert.Equal($"http://127.0.0.1:{host["service"].TargetPorts[1].Port}", environment["ASPNETCORE_URLS"]);
        Assert.Equal("service", environment["OTEL_SERVICE_NAME"]);
        Assert.Equal("service.instance.id=service", environment["OTEL_RESOURCE_ATTRIBUTES"]);
        Assert.Equal("http://localhost:4317", environment["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        Assert.Equal("grpc", environment["OTEL_EXPORTER_OTLP_PROTOCOL"]);
        Assert.Equal("x-otlp-api-key=key", environment["OTEL_EXPORTER_OTLP_HEADERS"]);
        Assert.DoesNotContain(environment.Keys, k => k.StartsWith("Parameters__", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Replicas_share_one_address_and_one_that_is_gone_is_passed_over()
    {
        await using var host = await TestHost.Start(builder => builder.AddService("service").WithReplicas(2));
        await host.UntilReady("service-1", "service-2");
        var address = new Uri(new EndpointReference((IResourceWithEndpoints)host["service-1"].Resource, "http").Url);

        Assert.Equal(2, (await Processes(10)).Distinct().Count());

        await host["service-1"].Stop();
        Assert.Equal([host["service-2"].Pid!.Value.ToString()], (await Processes(10)).Distinct());

        // Each by a connection of its own: a connection stays with its replica.
        async Task<List<string>> Processes(int calls)
        {
            var answers = new List<string>();
            for (var i = 0; i < calls; i++)
            {
                using var http = new HttpClient();
                answers.Add(await http.GetStringAsync(new Uri(address, "/process")));
            }

            return answers;
        }
    }

    // Not run: only its connection string is wanted.
    private static PostgresServerResource Server(IDistributedApplicationBuilder builder)
    {
        var server = new PostgresServerResource("server", null, ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, "server-password", special: false));
        var endpoint = new EndpointAnnotation(System.Net.Sockets.ProtocolType.Tcp, name: "tcp", port: 20000);
        endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "127.0.0.1", 20000);
        server.Annotations.Add(endpoint);
        return server;
    }
}
