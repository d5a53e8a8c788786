using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Local;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

public static class PostgresBuilderExtensions
{
    /// <summary>Adds a PostgreSQL server; its user is postgres unless given, its password is made and kept when none is given.</summary>
    public static IResourceBuilder<PostgresServerResource> AddPostgres(
        this IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null,
        int? port = null)
    {
        var postgres = new PostgresServerResource(
            name,
            userName?.Resource,
            password?.Resource ?? ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-password", special: false));
        AddHealthCheck(builder, name, postgres);
        return builder.AddResource(postgres)
            .WithAnnotation(new EndpointAnnotation(ProtocolType.Tcp, name: PostgresServerResource.PrimaryEndpointName, port: port))
            .WithAnnotation(new LocalServerAnnotation((context, ct) => PostgresServer.Prepare(postgres, context, ct)))
            .WithHealthCheck($"{name}_check");
    }

    /// <summary>Adds a database to the server, created there when it does not exist.</summary>
    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(
        this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null)
    {
        var database = new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource);
        builder.Resource.AddDatabase(name, database.DatabaseName);
        AddHealthCheck(builder.ApplicationBuilder, name, database);
        return builder.ApplicationBuilder.AddResource(database)
            .WithAnnotation(new CreatedInParentAnnotation(ct => PostgresServer.CreateDatabase(database, ct)))
            .WithHealthCheck($"{name}_check");
    }

    /// <summary>Keeps the data from run to run. The volume is the server's folder in the data folder, whatever the name.</summary>
    public static IResourceBuilder<PostgresServerResource> WithDataVolume(
        this IResourceBuilder<PostgresServerResource> builder, string? name = null, bool isReadOnly = false) =>
        builder.WithAnnotation(new KeptDataAnnotation());

    private static void AddHealthCheck(IDistributedApplicationBuilder builder, string name, IResourceWithConnectionString resource) =>
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            $"{name}_check", _ => new PostgresServerHealthCheck(resource), failureStatus: null, tags: null));
}
