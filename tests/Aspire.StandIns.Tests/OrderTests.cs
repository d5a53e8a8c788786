using Aspire.Hosting;
using Aspire.Hosting.Local;

namespace EGovPlatform.Aspire.StandIns.Tests;

public class OrderTests
{
    [Fact]
    public async Task A_resource_starts_only_once_what_it_waits_for_is_healthy()
    {
        await using var host = await TestHost.Start(builder =>
        {
            var first = builder.AddService("first").WithEnvironment("STARTS_UNHEALTHY", "yes");
            builder.AddService("second").WaitFor(first);
            builder.AddService("third").WaitForStart(first);
        });

        // The third runs, so the first does too; it is not healthy, so the second still waits.
        await host.UntilReady("third");
        Assert.Equal(States.Running, host["first"].State);
        Assert.Equal(States.Waiting, host["second"].State);

        using var healthy = await host.Http.PostAsync(new Uri(host.Address("first"), "/health/200"), null);
        await host.UntilReady("first", "second");
    }

    [Fact]
    public async Task Health_follows_what_the_service_says()
    {
        await using var host = await TestHost.Start(builder => builder.AddService("service"));
        await host.UntilReady("service");

        using var unhealthy = await host.Http.PostAsync(new Uri(host.Address("service"), "/health/503"), null);
        await host.Until(() => !host["service"].IsReady, "the service is not ready");

        Assert.Equal(States.Running, host["service"].State);
        Assert.Contains(host["service"].Log.Lines(), l => l.Text.Contains("unhealthy: GET /health answered 503 instead of 200", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task A_job_is_waited_for_until_it_ends_with_the_expected_exit_code(int exitCode)
    {
        await using var host = await TestHost.Start(builder =>
        {
            var job = builder.AddJob("job", exitCode);
            builder.AddService("after").WaitForCompletion(job, exitCode);
        });

        await host.UntilReady("after");

        Assert.Equal((States.Finished, exitCode, 0), (host["job"].State, host["job"].ExitCode!.Value, host["job"].Restarts));
        Assert.Contains(host["job"].Log.Lines(), l => l is { Text: "working", IsError: false });
        Assert.Contains(host["job"].Log.Lines(), l => l is { Text: "grumbling", IsError: true });
    }

    [Fact]
    public async Task A_project_that_was_not_built_says_so()
    {
        var project = Path.Combine(Directory.CreateTempSubdirectory().FullName, "Absent.csproj");
        await File.WriteAllTextAsync(project, "<Project><PropertyGroup><AssemblyName>Some.Name</AssemblyName></PropertyGroup></Project>");
        await using var host = await TestHost.Start(builder => builder.AddProject("absent", project));

        await host.Until(() => host["absent"].State == States.FailedToStart, "the start fails");

        Assert.Contains(host["absent"].Log.Lines(), l => l.Text.Contains("Some.Name.dll does not exist: build the project first", StringComparison.Ordinal));
    }
}
