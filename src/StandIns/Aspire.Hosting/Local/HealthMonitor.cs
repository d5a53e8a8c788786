using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Local;

/// <summary>Asks a resource's health checks.</summary>
internal sealed class HealthMonitor(HealthCheckService checks)
{
    public static bool HasChecks(IResource resource) => resource.Annotations.OfType<HealthCheckAnnotation>().Any();

    /// <returns>The worst of the checks' answers, and what they say when it is not healthy.</returns>
    public async Task<(HealthStatus Status, string? Description)> Check(IResource resource, CancellationToken ct)
    {
        var keys = resource.Annotations.OfType<HealthCheckAnnotation>().Select(a => a.Key).ToHashSet(StringComparer.Ordinal);
        var report = await checks.CheckHealthAsync(registration => keys.Contains(registration.Name), ct);
        var missing = keys.Except(report.Entries.Keys).FirstOrDefault();
        return missing is not null
            ? (HealthStatus.Unhealthy, $"No health check is registered under '{missing}'.")
            : (report.Status, report.Entries.Values.Select(e => e.Description ?? e.Exception?.Message).FirstOrDefault(d => d is not null));
    }
}
