using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EGovPlatform.ServiceDefaults;

/// <summary>Traces, metrics and logs over OTLP where OTEL_EXPORTER_OTLP_ENDPOINT is set, and JSON logs on the console always.</summary>
internal static class Telemetry
{
    public static void AddTelemetry(this WebApplicationBuilder builder, string service)
    {
        // The server's spans carry method, route and status only when told so.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);

        var export = !string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        var resource = ResourceBuilder.CreateDefault().AddService(service, "EGovPlatform").AddEnvironmentVariableDetector();

        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(console =>
        {
            console.IncludeScopes = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });
        // Lines for every request, statement and outgoing call would bury what matters; the traces have them.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Npgsql", LogLevel.Warning);
        builder.Logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
        // The framework's log repeats at every check what is wrong; Health.cs says it once, when it changes.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        if (export)
        {
            builder.Logging.AddOpenTelemetry(logs =>
            {
                logs.IncludeScopes = true;
                logs.IncludeFormattedMessage = true;
                logs.SetResourceBuilder(resource).AddOtlpExporter();
            });
        }

        builder.Services.AddSingleton(provider => Tracing(provider, resource, export));
        builder.Services.AddSingleton(provider => Metering(provider, resource, export));
        builder.Services.AddHostedService<TelemetryStart>();
    }

    // Built without an exporter too: spans must exist for a trace to be carried on through outbox and broker.
    private static TracerProvider Tracing(IServiceProvider provider, ResourceBuilder resource, bool export)
    {
        var tracing = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource("Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "MassTransit", "Grpc.AspNetCore.Server", "EGovPlatform.*")
            .AddProcessor(new HealthChecksAreNotTraced());
        foreach (var exporter in provider.GetServices<BaseProcessor<Activity>>())
        {
            tracing.AddProcessor(exporter);
        }

        return (export ? tracing.AddOtlpExporter() : tracing).Build();
    }

    private static MeterProvider Metering(IServiceProvider provider, ResourceBuilder resource, bool export)
    {
        var metering = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(
                "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime",
                "Npgsql", "MassTransit", "EGovPlatform.*");
        foreach (var reader in provider.GetServices<MetricReader>())
        {
            metering.AddReader(reader);
        }

        return (export ? metering.AddOtlpExporter() : metering).Build();
    }

    // Nothing asks for the providers, so something must bring them up with the host; the container disposes, and so flushes, them.
    private sealed class TelemetryStart(TracerProvider tracing, MeterProvider metering) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            tracing.ForceFlush(2000);
            metering.ForceFlush(2000);
            return Task.CompletedTask;
        }
    }

    private sealed class HealthChecksAreNotTraced : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            if (data.Source.Name == "Microsoft.AspNetCore" && data.GetTagItem("url.path") is "/health" or "/alive")
            {
                data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            }
        }
    }
}
