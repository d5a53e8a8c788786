using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EGovPlatform.ServiceDefaults;

/// <summary>/health says whether the service can do its work, and if not, why; /alive only that the process answers.</summary>
internal static class HealthEndpoints
{
    private static readonly PathString[] NeedsNothing = ["/health", "/alive", ApiDescription.Path];

    public static void AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks();
        builder.Services.AddSingleton<IHealthCheckPublisher, HealthLog>();
        builder.Services.Configure<HealthCheckPublisherOptions>(options =>
        {
            options.Delay = TimeSpan.FromSeconds(2);
            options.Period = TimeSpan.FromSeconds(5);
        });
    }

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = Write }).AllowAnonymous();
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Write }).AllowAnonymous();
    }

    /// <summary>Answers 503 to everything but health and the API's description while what the service cannot work without, such as its tables, is missing.</summary>
    public static void UseReadiness(this WebApplication app)
    {
        var gates = app.Services.GetServices<IReadinessGate>().ToArray();
        if (gates.Length == 0)
        {
            return;
        }

        app.Use(next => async context =>
        {
            if (gates.All(gate => gate.Ready) || NeedsNothing.Contains(context.Request.Path))
            {
                await next(context);
                return;
            }

            context.Response.Headers.RetryAfter = "2";
            await Problems.Unavailable().ExecuteAsync(context);
        });
    }

    private static Task Write(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        var body = new
        {
            status = report.Status.ToString(),
            checks = report.Entries.ToDictionary(
                entry => entry.Key,
                entry => new { status = entry.Value.Status.ToString(), reason = entry.Value.Description }),
        };
        return context.Response.WriteAsync(JsonSerializer.Serialize(body, JsonSerializerOptions.Web), context.RequestAborted);
    }

    // Health that only shows when asked is not seen by who reads the logs.
    private sealed class HealthLog(ILogger<HealthLog> logger) : IHealthCheckPublisher
    {
        private readonly Dictionary<string, HealthStatus> last = [];

        public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
        {
            foreach (var (name, entry) in report.Entries)
            {
                if (last.GetValueOrDefault(name, HealthStatus.Healthy) == entry.Status)
                {
                    continue;
                }

                last[name] = entry.Status;
                var level = entry.Status == HealthStatus.Healthy ? LogLevel.Information : LogLevel.Warning;
                logger.Log(level, "Health of {Check} is now {Status}: {Reason}", name, entry.Status, entry.Description ?? "no reason given");
            }

            return Task.CompletedTask;
        }
    }
}

/// <summary>Something that must be in place once before the first request can be served.</summary>
internal interface IReadinessGate
{
    bool Ready { get; }
}
