using System.Globalization;
using System.Net;
using System.Text;
using Aspire.Hosting.Local;

namespace Aspire.Hosting.Dashboard;

/// <summary>The dashboard's two pages: the resources, and one resource's console log. Both read well without script.</summary>
internal static class DashboardPages
{
    public static string Resources(string application, IReadOnlyList<ResourceView> resources)
    {
        var ready = resources.Count(r => r.Ready);
        var rows = new StringBuilder();
        foreach (var resource in resources)
        {
            rows.Append(Row(resource));
        }

        return Page(application, "resources", string.Create(CultureInfo.InvariantCulture, $"""
            <h1 id="summary">{ready} of {resources.Count} resources are ready</h1>
            <table>
            <thead><tr><th scope="col">Name</th><th scope="col">State</th><th scope="col">Type</th><th scope="col">Endpoints</th><th scope="col" class="number">Process</th><th scope="col" class="number">Restarts</th><th scope="col">Actions</th></tr></thead>
            <tbody>
            {rows}</tbody>
            </table>
            """));
    }

    public static string ConsoleLog(string application, ResourceView resource, IReadOnlyList<ConsoleLine> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"<span{(line.IsError ? " class=\"error\"" : "")}><time>{line.Time:HH:mm:ss.fff}</time> {Encode(line.Text)}\n</span>");
        }

        return Page(application, "log", string.Create(CultureInfo.InvariantCulture, $"""
            <p><a href="/">All resources</a></p>
            <h1>{Encode(resource.Name)}: {Encode(StateText(resource))}</h1>
            <pre id="log" tabindex="0" data-resource="{Encode(resource.Name)}" data-last="{(lines.Count > 0 ? lines[^1].Number : 0)}">{text}</pre>
            """));
    }

    private static string Row(ResourceView resource)
    {
        var name = Encode(resource.Name);
        var endpoints = string.Join("<br>", resource.Endpoints.Select(e => e.Url.StartsWith("http", StringComparison.Ordinal)
            ? $"<a href=\"{Encode(e.Url)}\">{Encode(e.Url)}</a> {Encode(e.Name)}"
            : $"{Encode(e.Url)} {Encode(e.Name)}"));
        return string.Create(CultureInfo.InvariantCulture, $"""
            <tr data-name="{name}"><th scope="row"><a href="/resources/{name}">{name}</a></th><td class="state {Tone(resource)}">{Encode(StateText(resource))}</td><td>{Encode(resource.Type)}</td><td>{endpoints}</td><td class="number pid">{resource.Pid}</td><td class="number restarts">{resource.Restarts}</td><td class="actions">{Action(name, "start")}{Action(name, "stop")}{Action(name, "restart")}</td></tr>

            """);
    }

    private static string Action(string name, string command) =>
        $"<form method=\"post\" action=\"/api/resources/{name}/{command}\"><input type=\"hidden\" name=\"from\" value=\"page\"><button aria-label=\"{command} {name}\">{command}</button></form>";

    private static string StateText(ResourceView resource) => resource switch
    {
        { State: States.Running, Health: not null } => $"{resource.State}, {resource.Health.ToLowerInvariant()}",
        { State: States.Exited or States.Finished, ExitCode: not null } => string.Create(CultureInfo.InvariantCulture, $"{resource.State} ({resource.ExitCode})"),
        _ => resource.State,
    };

    // The word says the same as the colour; the script knows the same four.
    private static string Tone(ResourceView resource) => resource switch
    {
        { Ready: true } => "good",
        { State: States.FailedToStart } or { Health: "Unhealthy" } => "problem",
        { State: States.Exited or States.NotStarted } => "unknown",
        _ => "attention",
    };

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string Page(string application, string kind, string body) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{Encode(application)}</title>
        <link rel="stylesheet" href="/assets/dashboard.css">
        <noscript><meta http-equiv="refresh" content="5"></noscript>
        <script src="/assets/dashboard.js" defer></script>
        </head>
        <body class="{kind}">
        <header>{Encode(application)}</header>
        <main>
        {body}
        </main>
        </body>
        </html>
        """;
}
