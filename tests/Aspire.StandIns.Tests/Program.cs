using System.Collections;
using System.Globalization;
using Aspire.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EGovPlatform.Aspire.StandIns.Tests;

/// <summary>What the host under test runs: a small service, a job that ends, or (for the tests of its death) a host of its own.</summary>
public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["service"]:
                await Service();
                return 0;
            case ["job", var exitCode]:
                await Console.Out.WriteLineAsync("working");
                await Console.Error.WriteLineAsync("grumbling");
                return int.Parse(exitCode, CultureInfo.InvariantCulture);
            case ["host", var store]:
                await Host(store);
                return Environment.ExitCode;
            default:
                return 2;
        }
    }

    private static async Task Service()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        if (Environment.GetEnvironmentVariable("HTTP_PORT") is { } port)
        {
            builder.Configuration["urls"] = $"http://127.0.0.1:{port}";
        }

        var app = builder.Build();
        var status = Environment.GetEnvironmentVariable("STARTS_UNHEALTHY") is null ? 200 : 503;
        app.MapGet("/health", () => Results.StatusCode(status));
        app.MapPost("/health/{code:int}", (int code) => status = code);
        app.MapGet("/process", () => Environment.ProcessId);
        app.MapGet("/environment", () => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(v => (string)v.Key, v => (string?)v.Value));
        await app.RunAsync();
    }

    private static async Task Host(string store)
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = [$"--Aspire:Store:Path={store}"], ProjectDirectory = TestHost.ProjectDirectory });
        builder.AddService("service");
        builder.AddRedis("redis");
        builder.AddRabbitMQ("rabbitmq");
        await builder.Build().RunAsync();
    }
}
