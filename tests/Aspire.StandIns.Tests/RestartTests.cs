using System.Globalization;
using Aspire.Hosting.Local;

namespace EGovPlatform.Aspire.StandIns.Tests;

public class RestartTests
{
    [Fact]
    public async Task A_killed_service_comes_back_at_the_same_address()
    {
        await using var host = await TestHost.Start(builder => builder.AddService("service"));
        await host.UntilReady("service");
        var killed = host["service"].Pid!.Value;

        Posix.Signal(killed, Posix.SignalKill);
        await host.Until(() => host["service"].Restarts == 1 && host["service"].IsReady, "the service is back");

        var answered = await host.Http.GetStringAsync(new Uri(host.Address("service"), "/process"));
        Assert.Equal(host["service"].Pid!.Value.ToString(CultureInfo.InvariantCulture), answered);
        Assert.NotEqual(killed, host["service"].Pid);
        Assert.Contains(host["service"].Log.Lines(), l => l.Text.Contains("ended with exit code 137; it is started again in 0.5 s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_service_that_was_asked_to_end_by_a_stranger_comes_back_too()
    {
        await using var host = await TestHost.Start(builder => builder.AddService("service"));
        await host.UntilReady("service");

        Posix.Signal(host["service"].Pid!.Value, Posix.SignalTerminate);

        await host.Until(() => host["service"].Restarts == 1 && host["service"].IsReady, "the service is back");
    }

    [Fact]
    public async Task A_job_that_fails_is_started_again_after_ever_longer_pauses()
    {
        await using var host = await TestHost.Start(builder => builder.AddJob("job", 1));

        await host.Until(() => host["job"].Restarts == 2, "the job was started three times");

        var pauses = host["job"].Log.Lines().Where(l => l.Text.Contains("started again in", StringComparison.Ordinal)).Select(l => l.Text.Split(' ')[^2]);
        Assert.Equal(["0.5", "1"], pauses.Take(2));
    }

    [Fact]
    public async Task What_is_stopped_by_hand_stays_stopped_until_it_is_started()
    {
        await using var host = await TestHost.Start(builder => builder.AddService("service"));
        await host.UntilReady("service");
        var pid = host["service"].Pid!.Value;

        await host["service"].Stop();
        Assert.Equal((States.Exited, null), (host["service"].State, host["service"].Pid));
        Assert.Null(Posix.StartTick(pid));
        Assert.Equal(0, host["service"].Restarts);

        await host["service"].Start();
        await host.UntilReady("service");
        await host["service"].Restart();
        await host.UntilReady("service");
        Assert.Equal(1, host["service"].Restarts);
    }
}
