using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

// The whole system on one page. --Port: where the gateway listens (default 5080). --Demonstration:Enabled false: without the demonstration rounds and
// the development issuer; Identity:Authority then names the issuer.
var builder = DistributedApplication.CreateBuilder(args);
var port = builder.Configuration.GetValue("Port", 5080);
var demonstration = builder.Configuration.GetValue("Demonstration:Enabled", true);

// Infrastructure.
var postgres = builder.AddPostgres("postgres").WithDataVolume();
var rabbitmq = builder.AddRabbitMQ("rabbitmq").WithDataVolume();
var redis = builder.AddRedis("redis");

// Databases: one for each service that owns data.
var evidenceDb = postgres.AddDatabase("evidence-db");
var scoringDb = postgres.AddDatabase("scoring-db");
var verificationDb = postgres.AddDatabase("verification-db");
var rankingDb = postgres.AddDatabase("ranking-db");

// The services' own secrets, with which each gets its tokens.
var evidenceSecret = builder.AddParameter("evidence-secret", new GenerateParameterDefault { MinLength = 32, Special = false }, secret: true, persist: true);
var scoringSecret = builder.AddParameter("scoring-secret", new GenerateParameterDefault { MinLength = 32, Special = false }, secret: true, persist: true);
var verificationSecret = builder.AddParameter("verification-secret", new GenerateParameterDefault { MinLength = 32, Special = false }, secret: true, persist: true);
var rankingSecret = builder.AddParameter("ranking-secret", new GenerateParameterDefault { MinLength = 32, Special = false }, secret: true, persist: true);

// Services. All start at once: each waits by itself for what it needs, at start as later, and says so.
var evidence = builder.AddProject("evidence", "../src/Evidence/Evidence.csproj")
    .WithHttpEndpoint(name: "http", env: "HTTP_PORT")
    .WithHttpEndpoint(name: "grpc", env: "GRPC_PORT")
    .WithHttpHealthCheck("/health", endpointName: "http")
    .WithReference(evidenceDb)
    .WithReference(rabbitmq)
    .WithEnvironment("Identity__ClientId", "evidence")
    .WithEnvironment("Identity__ClientSecret", evidenceSecret);

var scoring = builder.AddProject("scoring", "../src/Scoring/Scoring.csproj")
    .WithHttpEndpoint(name: "http", env: "HTTP_PORT")
    .WithHttpEndpoint(name: "grpc", env: "GRPC_PORT")
    .WithHttpHealthCheck("/health", endpointName: "http")
    .WithReference(scoringDb)
    .WithReference(rabbitmq)
    .WithEnvironment("Identity__ClientId", "scoring")
    .WithEnvironment("Identity__ClientSecret", scoringSecret);

var verification = builder.AddProject("verification", "../src/Verification/Verification.csproj")
    .WithHttpEndpoint(name: "http", env: "HTTP_PORT")
    .WithHttpEndpoint(name: "grpc", env: "GRPC_PORT")
    .WithHttpHealthCheck("/health", endpointName: "http")
    .WithReference(verificationDb)
    .WithReference(rabbitmq)
    .WithEnvironment("Identity__ClientId", "verification")
    .WithEnvironment("Identity__ClientSecret", verificationSecret);

var ranking = builder.AddProject("ranking", "../src/Ranking/Ranking.csproj")
    .WithHttpEndpoint(name: "http", env: "HTTP_PORT")
    .WithHttpEndpoint(name: "grpc", env: "GRPC_PORT")
    .WithHttpHealthCheck("/health", endpointName: "http")
    .WithReference(rankingDb)
    .WithReference(rabbitmq)
    .WithEnvironment("Identity__ClientId", "ranking")
    .WithEnvironment("Identity__ClientSecret", rankingSecret);

var portal = builder.AddProject("portal", "../src/Portal/Portal.csproj")
    .WithHttpEndpoint(name: "http", env: "HTTP_PORT")
    .WithHttpHealthCheck("/health", endpointName: "http")
    .WithReference(redis);

// Questions that need their answer now.
evidence.WithReference(scoring);
scoring.WithReference(evidence).WithReference(verification);
verification.WithReference(evidence);
ranking.WithReference(evidence).WithReference(scoring);

// The gateway: what people and partners come in by.
var gateway = builder.AddProject("gateway", "../src/Gateway/Gateway.csproj")
    .WithHttpEndpoint(port: port, name: "http", env: "HTTP_PORT")
    .WithHttpHealthCheck("/health", endpointName: "http")
    .WithExternalHttpEndpoints()
    .WithReference(evidence)
    .WithReference(scoring)
    .WithReference(verification)
    .WithReference(ranking)
    .WithReference(portal);
portal.WithReference(gateway);

// Who signs people and services in.
IResourceBuilder<ProjectResource>[] services = [evidence, scoring, verification, ranking, portal, gateway];
if (demonstration)
{
    var identity = builder.AddProject("identity", "../src/Identity/Identity.csproj")
        .WithHttpEndpoint(name: "http", env: "HTTP_PORT")
        .WithHttpHealthCheck("/health", endpointName: "http")
        .WithEnvironment("Demonstration__Enabled", "true")
        .WithEnvironment("Identity__KeyFile", Path.Combine(builder.Configuration["Aspire:Store:Path"]!, "development-issuer-key.pem"))
        .WithEnvironment("Identity__Clients__evidence", evidenceSecret)
        .WithEnvironment("Identity__Clients__scoring", scoringSecret)
        .WithEnvironment("Identity__Clients__verification", verificationSecret)
        .WithEnvironment("Identity__Clients__ranking", rankingSecret);
    // Its own address, which its discovery document names.
    identity.WithEnvironment("Identity__Authority", identity.GetEndpoint("http"));
    foreach (var service in services)
    {
        service.WithReference(identity)
            .WithEnvironment("Identity__Authority", identity.GetEndpoint("http"))
            .WithEnvironment("Demonstration__Enabled", "true");
    }

    // The demonstration rounds: loaded once through the gateway, as a partner would; what is there already is left alone.
    builder.AddProject("demonstration", "../src/Demonstration/Demonstration.csproj")
        .WithReference(gateway).WaitFor(gateway)
        .WithEnvironment("Demonstration__Enabled", "true");
}
else
{
    foreach (var service in services)
    {
        service.WithEnvironment("Identity__Authority", builder.Configuration["Identity:Authority"]);
    }
}

builder.Build().Run();
