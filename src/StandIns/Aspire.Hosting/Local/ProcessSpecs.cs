using System.Collections;
using System.Globalization;
using System.Xml.Linq;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Local;

/// <summary>Says how each resource is started: its program, arguments and environment.</summary>
internal sealed class ProcessSpecs(IConfiguration configuration)
{
    // What is said to this process alone: its own addresses, its secrets, and where it keeps its data.
    private static readonly string[] OwnVariables =
        ["ASPNETCORE_URLS", "AppHost__", "Parameters__", "ASPIRE_", "DOTNET_DASHBOARD_", "DOTNET_RESOURCE_SERVICE_", "Aspire__Store__", "HTTP_PORT", "GRPC_PORT"];

    public async Task<ProcessSpec> For(ResourceInstance instance, LocalServerContext context, CancellationToken ct)
    {
        var resource = instance.Resource;
        if (resource.Annotations.OfType<LocalServerAnnotation>().FirstOrDefault() is { } server)
        {
            return await server.Prepare(context, ct);
        }

        var arguments = await Arguments(resource, ct);
        var environment = await Environment(instance, ct);
        switch (resource)
        {
            case ProjectResource:
                var project = resource.Annotations.OfType<IProjectMetadata>().Single().ProjectPath;
                return new ProcessSpec("dotnet", [Assembly(project), .. arguments], Path.GetDirectoryName(project)!) { Environment = environment };
            case ExecutableResource executable:
                return new ProcessSpec(executable.Command, arguments, executable.WorkingDirectory) { Environment = environment, DeathSignal = Posix.SignalKill };
            default:
                throw new DistributedApplicationException($"The resource '{resource.Name}' of type {resource.GetType().Name} cannot be run without a container engine.");
        }
    }

    // By convention: bin/<configuration>/<target framework>/<assembly name>.dll, of the same configuration and framework as this application.
    private static string Assembly(string project)
    {
        if (!File.Exists(project))
        {
            throw new DistributedApplicationException($"Project file {project} does not exist.");
        }

        var name = XDocument.Load(project).Descendants("AssemblyName").FirstOrDefault()?.Value ?? Path.GetFileNameWithoutExtension(project);
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        var assembly = Path.Combine(Path.GetDirectoryName(project)!, "bin", framework.Parent!.Name, framework.Name, name + ".dll");
        return File.Exists(assembly) ? assembly : throw new DistributedApplicationException($"{assembly} does not exist: build the project first.");
    }

    private static async Task<List<string>> Arguments(IResource resource, CancellationToken ct)
    {
        var context = new CommandLineArgsCallbackContext([], ct);
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        var arguments = new List<string>();
        foreach (var argument in context.Args)
        {
            arguments.Add(await Text(argument, ct));
        }

        return arguments;
    }

    private async Task<Dictionary<string, string>> Environment(ResourceInstance instance, CancellationToken ct)
    {
        var resource = instance.Resource;
        var values = new Dictionary<string, object>();
        foreach (DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
        {
            if (!OwnVariables.Any(own => ((string)variable.Key).StartsWith(own, StringComparison.OrdinalIgnoreCase)))
            {
                values[(string)variable.Key] = (string?)variable.Value ?? string.Empty;
            }
        }

        AddTelemetry(values, instance);
        AddPorts(values, instance);
        var context = new EnvironmentCallbackContext(resource, values, ct);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        var environment = new Dictionary<string, string>();
        foreach (var (name, value) in values)
        {
            environment[name] = await Text(value, ct);
        }

        return environment;
    }

    private void AddTelemetry(Dictionary<string, object> values, ResourceInstance instance)
    {
        values["OTEL_SERVICE_NAME"] = instance.Resource.Name;
        values["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={instance.Name}";
        var grpc = configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] ?? configuration["DOTNET_DASHBOARD_OTLP_ENDPOINT_URL"];
        var http = configuration["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"] ?? configuration["DOTNET_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"];
        if ((grpc ?? http) is { Length: > 0 } endpoint)
        {
            values["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint;
            values["OTEL_EXPORTER_OTLP_PROTOCOL"] = grpc is null ? "http/protobuf" : "grpc";
            if (configuration["AppHost:OtlpApiKey"] is { Length: > 0 } key)
            {
                values["OTEL_EXPORTER_OTLP_HEADERS"] = $"x-otlp-api-key={key}";
            }
        }
    }

    private static void AddPorts(Dictionary<string, object> values, ResourceInstance instance)
    {
        var urls = new List<string>();
        foreach (var (endpoint, port) in instance.TargetPorts)
        {
            if (endpoint.TargetPortEnvironmentVariable is { } variable)
            {
                values[variable] = port.ToString(CultureInfo.InvariantCulture);
            }
            else if (endpoint.UriScheme is "http" or "https")
            {
                urls.Add(string.Create(CultureInfo.InvariantCulture, $"{endpoint.UriScheme}://127.0.0.1:{port}"));
            }
        }

        if (instance.Resource is ProjectResource && urls.Count > 0)
        {
            values["ASPNETCORE_URLS"] = string.Join(';', urls);
        }
    }

    private static async Task<string> Text(object value, CancellationToken ct) => value switch
    {
        string text => text,
        IValueProvider provider => await provider.GetValueAsync(ct) ?? string.Empty,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };
}
