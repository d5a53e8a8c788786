using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Local;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

public static class RabbitMQBuilderExtensions
{
    /// <summary>Adds a RabbitMQ broker; its user is guest unless given, its password is made and kept when none is given.</summary>
    public static IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(
        this IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null,
        int? port = null)
    {
        var rabbitMq = new RabbitMQServerResource(
            name,
            userName?.Resource,
            password?.Resource ?? ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-password", special: false));
        var check = new RabbitMQServerHealthCheck(rabbitMq);
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration($"{name}_check", _ => check, failureStatus: null, tags: null));
        return builder.AddResource(rabbitMq)
            .WithAnnotation(new EndpointAnnotation(ProtocolType.Tcp, name: RabbitMQServerResource.PrimaryEndpointName, port: port))
            .WithAnnotation(new LocalServerAnnotation((context, ct) => RabbitMQServer.Prepare(rabbitMq, context, ct)))
            .WithHealthCheck($"{name}_check");
    }

    /// <summary>Keeps the data from run to run. The volume is the broker's folder in the data folder, whatever the name.</summary>
    public static IResourceBuilder<RabbitMQServerResource> WithDataVolume(
        this IResourceBuilder<RabbitMQServerResource> builder, string? name = null, bool isReadOnly = false) =>
        builder.WithAnnotation(new KeptDataAnnotation());
}
