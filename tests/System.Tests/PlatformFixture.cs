using EGovPlatform.Demonstration;

namespace EGovPlatform.SystemTests;

/// <summary>One run of the platform, with the demonstration loaded, that the tests of this project share.</summary>
public sealed class PlatformFixture : IAsyncLifetime
{
    // As root the servers run as users of their own, so the folder lies where they can reach it.
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"egov-system-{Guid.CreateVersion7():N}");

    internal RunningPlatform Platform { get; private set; } = null!;

    internal TraceCollector Traces { get; private set; } = null!;

    internal string Round { get; } = new DemonstrationRound(null!, TimeProvider.System).Code;

    public async Task InitializeAsync()
    {
        Traces = await TraceCollector.Start();
        Platform = await RunningPlatform.Start(folder, Traces.Address);
    }

    /// <summary>Stops the platform and starts it again on the same data.</summary>
    internal async Task Restart()
    {
        var exitCode = await Platform.Stop();
        Assert.Equal(0, exitCode);
        await Platform.DisposeAsync();
        Platform = await RunningPlatform.Start(folder, Traces.Address);
    }

    public async Task DisposeAsync()
    {
        if (Platform is not null)
        {
            await Platform.DisposeAsync();
        }

        await Traces.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>The tests run one after the other on one platform.</summary>
[CollectionDefinition(Name)]
public sealed class PlatformCollection : ICollectionFixture<PlatformFixture>
{
    public const string Name = "platform";
}
