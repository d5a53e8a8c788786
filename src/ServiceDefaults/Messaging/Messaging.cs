using EGovPlatform.Contracts;
using MassTransit;
using MassTransit.Middleware;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EGovPlatform.ServiceDefaults.Messaging;

/// <summary>What the service handles; filled in by the callback of <see cref="ServiceMessaging.AddMessaging"/>.</summary>
public sealed class MessagingRegistration
{
    private readonly List<HandlerRegistration> handlers = [];

    /// <summary>Event and handler types, in the order registered.</summary>
    public IReadOnlyList<HandlerRegistration> Handlers => handlers;

    /// <summary>Has each <typeparamref name="TEvent"/> handled by <typeparamref name="THandler"/>, which may ask for scoped services.</summary>
    public MessagingRegistration Handle<TEvent, THandler>()
        where TEvent : class, IIntegrationEvent
        where THandler : class, IEventHandler<TEvent>
    {
        handlers.Add(new HandlerRegistration(typeof(TEvent), typeof(THandler)));
        return this;
    }
}

/// <summary>One line of the service's registrations.</summary>
public sealed record HandlerRegistration(Type Event, Type Handler);

/// <summary>RabbitMQ through MassTransit, with an outbox and an inbox in the service's database.</summary>
public static class ServiceMessaging
{
    private const string OwnHealthCheck = "masstransit";
    private const string SingleActiveConsumer = "x-single-active-consumer";

    /// <summary>
    /// One queue that bears the service's name, for all that it handles; a relay that sends what the outbox holds. The
    /// service starts and serves while the broker is away, and catches up when it is back.
    /// </summary>
    /// <param name="builder">The service's builder; AddServiceDefaults and AddServiceDatabase come first.</param>
    /// <param name="configure">Registers the handlers; nothing to do for a service that only publishes.</param>
    /// <exception cref="InvalidOperationException">Connection string "rabbitmq" is missing.</exception>
    public static WebApplicationBuilder AddMessaging(this WebApplicationBuilder builder, Action<MessagingRegistration>? configure = null)
    {
        var queue = builder.ServiceName();
        var broker = new Uri(builder.Configuration.Required("ConnectionStrings:rabbitmq"));
        var registration = new MessagingRegistration();
        configure?.Invoke(registration);

        var services = builder.Services;
        services.AddSingleton(registration);
        services.AddSingleton(new MigrationSource("messaging", typeof(ServiceMessaging).Assembly));
        services.AddSingleton<InboxMetrics>();
        services.TryAddSingleton<IOutboxPublisher, OutboxPublisher>();
        services.AddHostedService<OutboxRelay>();
        foreach (var handler in registration.Handlers)
        {
            services.TryAddScoped(handler.Handler);
        }

        services.AddMassTransit(bus =>
        {
            bus.ConfigureHealthCheckOptions(health => health.Name = OwnHealthCheck);
            var consumers = registration.Handlers
                .Select(handler => typeof(EventConsumer<,>).MakeGenericType(handler.Event, handler.Handler)).ToArray();
            foreach (var consumer in consumers)
            {
                bus.AddConsumer(consumer);
            }

            bus.UsingRabbitMq((context, rabbit) =>
            {
                Connect(rabbit, broker, queue, ActivatorUtilities.CreateInstance<BrokerPort>(context, broker));
                DeclareSubscriptions(rabbit);
                if (consumers.Length > 0)
                {
                    rabbit.ReceiveEndpoint(queue, endpoint => Receive(endpoint, context, consumers));
                }
            });
        });
        services.AddSingleton(provider => new BrokerState(provider.GetRequiredService<IBusControl>(), $"{broker.Host}:{broker.Port}"));
        services.AddHealthChecks().AddCheck<BrokerHealth>("broker");
        // MassTransit's own says neither where the broker should be nor what its absence means.
        services.PostConfigure<HealthCheckServiceOptions>(health =>
            health.Registrations.Remove(health.Registrations.Single(check => check.Name == OwnHealthCheck)));
        services.Configure<MassTransitHostOptions>(options =>
        {
            // The service starts without the broker, too.
            options.WaitUntilStarted = false;
            options.StopTimeout = TimeSpan.FromSeconds(10);
        });
        return builder;
    }

    private static void Connect(IRabbitMqBusFactoryConfigurator rabbit, Uri broker, string service, BrokerPort port)
    {
        var user = broker.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString).ToArray();
        var scheme = broker.Scheme == "amqps" ? "amqps" : "amqp";
        var address = new UriBuilder(scheme, broker.Host, broker.Port, broker.AbsolutePath).Uri;
        rabbit.Host(address, service, host =>
        {
            if (user is [var name, var password])
            {
                host.Username(name);
                host.Password(password);
            }

            host.PublisherConfirmation = true;
            host.Heartbeat(TimeSpan.FromSeconds(10));
            host.RequestedConnectionTimeout(TimeSpan.FromSeconds(5));
            // Called before each attempt to connect.
            host.OnRefreshConnectionFactory = _ => port.WhenOpen();
        });
    }

    /// <summary>Declares exchange, queue and binding of every subscriber, on each connection and before the first publish over it.</summary>
    private static void DeclareSubscriptions(IRabbitMqBusFactoryConfigurator rabbit)
    {
        rabbit.Publish<IIntegrationEvent>(topology => topology.Exclude = true);
        foreach (var (type, subscribers) in Subscriptions.ByEvent)
        {
            rabbit.Publish(type, topology =>
            {
                foreach (var subscriber in subscribers)
                {
                    topology.BindQueue($"{type.Namespace}:{type.Name}", subscriber, queue => queue.SetQueueArgument(SingleActiveConsumer, true));
                }
            });
        }
    }

    /// <summary>
    /// One event at a time, and of a service's replicas one that receives: so events are handled in the order in which they were
    /// published, which is worth more here than speed. Another replica takes over when that one stops or is lost.
    /// </summary>
    private static void Receive(IRabbitMqReceiveEndpointConfigurator endpoint, IBusRegistrationContext context, Type[] consumers)
    {
        endpoint.PrefetchCount = 16;
        endpoint.ConcurrentMessageLimit = 1;
        endpoint.SingleActiveConsumer = true;
        endpoint.PublishFaults = false;
        endpoint.ConfigureError(error =>
        {
            error.UseFilter(new StopIsNoFault(context.GetRequiredService<IHostApplicationLifetime>()));
            error.UseFilter(new ErrorTransportFilter());
        });
        foreach (var consumer in consumers)
        {
            endpoint.ConfigureConsumer(context, consumer);
        }
    }
}
