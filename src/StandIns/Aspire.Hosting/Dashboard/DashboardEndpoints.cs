using System.Globalization;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Local;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Aspire.Hosting.Dashboard;

internal sealed record EndpointView(string Name, string Url, bool External);

internal sealed record ResourceView(
    string Name, string Type, string State, string? Health, bool Ready, int? Pid, int? ExitCode, int Restarts, IReadOnlyList<EndpointView> Endpoints);

/// <summary>What the dashboard answers: pages for people, JSON and log streams for programs.</summary>
internal static class DashboardEndpoints
{
    public static void Map(WebApplication app, Orchestrator orchestrator, string application)
    {
        app.MapGet("/", () => Html(DashboardPages.Resources(application, Views(orchestrator))));
        app.MapGet("/resources/{name}", (string name) => Find(orchestrator, name) is { } instance
            ? Html(DashboardPages.ConsoleLog(application, View(instance), instance.Log.Lines()))
            : Results.NotFound());
        app.MapGet("/assets/dashboard.css", () => Asset("dashboard.css", "text/css"));
        app.MapGet("/assets/dashboard.js", () => Asset("dashboard.js", "text/javascript"));

        app.MapGet("/api/resources", () => Results.Json(Views(orchestrator), JsonSerializerOptions.Web));
        app.MapGet("/api/resources/{name}", (string name) => Find(orchestrator, name) is { } instance
            ? Results.Json(View(instance), JsonSerializerOptions.Web)
            : Results.NotFound());
        app.MapGet("/api/resources/{name}/logs", (string name) => Find(orchestrator, name) is { } instance
            ? Results.Json(instance.Log.Lines(), JsonSerializerOptions.Web)
            : Results.NotFound());
        app.MapGet("/api/resources/{name}/logs/stream", (string name, HttpContext context) => Stream(Find(orchestrator, name), context));
        app.MapPost("/api/resources/{name}/start", (string name, HttpContext context) => Command(Find(orchestrator, name), i => i.Start(), context));
        app.MapPost("/api/resources/{name}/stop", (string name, HttpContext context) => Command(Find(orchestrator, name), i => i.Stop(), context));
        app.MapPost("/api/resources/{name}/restart", (string name, HttpContext context) => Command(Find(orchestrator, name), i => i.Restart(), context));
    }

    private static async Task<IResult> Command(ResourceInstance? instance, Func<ResourceInstance, Task> command, HttpContext context)
    {
        if (instance is null)
        {
            return Results.NotFound();
        }

        await command(instance);

        // A form on the page comes back to the page; a program gets the resource as it now is.
        return context.Request.HasFormContentType ? Results.Redirect("/") : Results.Json(View(instance), JsonSerializerOptions.Web);
    }

    private static ResourceInstance? Find(Orchestrator orchestrator, string name) => orchestrator.Instances.FirstOrDefault(i => i.Name == name);

    private static List<ResourceView> Views(Orchestrator orchestrator) => [.. orchestrator.Instances.Select(View)];

    private static ResourceView View(ResourceInstance instance) => new(
        instance.Name,
        instance.Resource.GetType().Name.Replace("Resource", string.Empty, StringComparison.Ordinal),
        instance.State,
        instance.Health?.ToString(),
        instance.IsSettled,
        instance.Pid,
        instance.ExitCode,
        instance.Restarts,
        [.. instance.Resource.Annotations.OfType<EndpointAnnotation>().Select(e => new EndpointView(e.Name, Url(e), e.IsExternal))]);

    // What people open is shown by the name that they would type.
    private static string Url(EndpointAnnotation endpoint) => endpoint.IsExternal
        ? string.Create(CultureInfo.InvariantCulture, $"{endpoint.UriScheme}://localhost:{endpoint.AllocatedEndpoint!.Port}")
        : endpoint.AllocatedEndpoint!.UriString;

    private static IResult Html(string page) => Results.Content(page, "text/html; charset=utf-8");

    private static IResult Asset(string name, string type) =>
        Results.Stream(typeof(DashboardEndpoints).Assembly.GetManifestResourceStream(name)!, type + "; charset=utf-8");

    // Server-sent events: a browser that loses the connection comes back with the number of the last line that it has.
    private static async Task Stream(ResourceInstance? instance, HttpContext context)
    {
        if (instance is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var last = context.Request.Headers["Last-Event-ID"] is { Count: > 0 } header ? header : context.Request.Query["after"];
        var after = long.TryParse(StringValues.IsNullOrEmpty(last) ? "0" : last.ToString(), CultureInfo.InvariantCulture, out var number) ? number : 0;
        context.Response.ContentType = "text/event-stream";
        try
        {
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await foreach (var line in instance.Log.Follow(after, context.RequestAborted))
            {
                await context.Response.WriteAsync(
                    string.Create(CultureInfo.InvariantCulture, $"id: {line.Number}\ndata: {JsonSerializer.Serialize(line, JsonSerializerOptions.Web)}\n\n"), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The reader went away.
        }
    }
}
