using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Local;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

public static class RedisBuilderExtensions
{
    /// <summary>Adds a Redis server; its password is made and kept when none is given.</summary>
    public static IResourceBuilder<RedisResource> AddRedis(
        this IDistributedApplicationBuilder builder, string name, int? port = null, IResourceBuilder<ParameterResource>? password = null)
    {
        var redis = new RedisResource(
            name, password?.Resource ?? ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-password", special: false));
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            $"{name}_check", _ => new RedisServerHealthCheck(redis), failureStatus: null, tags: null));
        return builder.AddResource(redis)
            .WithAnnotation(new EndpointAnnotation(ProtocolType.Tcp, name: RedisResource.PrimaryEndpointName, port: port))
            .WithAnnotation(new LocalServerAnnotation((context, ct) => RedisServer.Prepare(redis, context, ct)))
            .WithHealthCheck($"{name}_check");
    }

    /// <summary>Keeps the data from run to run. The volume is the server's folder in the data folder, whatever the name.</summary>
    public static IResourceBuilder<RedisResource> WithDataVolume(this IResourceBuilder<RedisResource> builder, string? name = null, bool isReadOnly = false) =>
        builder.WithAnnotation(new KeptDataAnnotation());
}
