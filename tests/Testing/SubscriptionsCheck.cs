using EGovPlatform.Contracts;
using EGovPlatform.ServiceDefaults.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace EGovPlatform.Testing;

/// <summary>Publishers declare queues from <see cref="Subscriptions"/>; this finds where a service handles something else than stands there.</summary>
public static class SubscriptionsCheck
{
    /// <summary>What differs between the table and what the service registers; empty where nothing does.</summary>
    public static IReadOnlyList<string> Differences(IServiceProvider services, string service)
    {
        var handled = services.GetRequiredService<MessagingRegistration>().Handlers.Select(handler => handler.Event).ToHashSet();
        var listed = Subscriptions.Of(service).ToHashSet();
        return
        [
            .. handled.Except(listed).Select(type => $"{service} handles {type.Name}, which does not stand in Subscriptions"),
            .. listed.Except(handled).Select(type => $"Subscriptions sends {type.Name} to {service}, which does not handle it"),
        ];
    }
}
