using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace EGovPlatform.Aspire.StandIns.Tests;

/// <summary>What is kept from run to run, and what two runs may not share.</summary>
public class KeptTests
{
    [Fact]
    public async Task A_port_in_use_is_named_with_the_resource_that_wants_it()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await using var host = TestHost.Create(builder => builder.AddService("gateway", port));

        var refused = await Assert.ThrowsAsync<DistributedApplicationException>(() => host.Application.StartAsync());

        Assert.Equal($"Port {port}, which 'gateway' wants for its endpoint 'http', is in use by another process.", refused.Message);
    }

    [Fact]
    public async Task A_port_that_two_resources_want_is_refused()
    {
        await using var host = TestHost.Create(builder =>
        {
            builder.AddService("one", 23999);
            builder.AddService("two", 23999);
        });

        var refused = await Assert.ThrowsAsync<DistributedApplicationException>(() => host.Application.StartAsync());

        Assert.Contains("Port 23999, which 'two' wants", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chosen_ports_and_made_secrets_are_the_same_in_the_next_run_and_readable_by_their_owner_alone()
    {
        var store = TestHost.NewStore();
        var (firstPort, firstSecret) = await Run();
        var (secondPort, secondSecret) = await Run();

        Assert.Equal(firstPort, secondPort);
        Assert.InRange(firstPort, 20_000, 31_999);
        Assert.Equal(firstSecret, secondSecret);
        Assert.Matches("^[0-9A-Za-z]{40}$", firstSecret);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(store, "secrets.json")));
        Directory.Delete(store, recursive: true);

        async Task<(int Port, string Secret)> Run()
        {
            ParameterResource? secret = null;
            await using var host = await TestHost.Start(
                builder =>
                {
                    secret = builder.AddParameter("key", new GenerateParameterDefault { MinLength = 40, Special = false }, secret: true, persist: true).Resource;
                    builder.AddService("service");
                },
                store);
            return (host.Address("service").Port, (await secret!.GetValueAsync(default))!);
        }
    }

    [Fact]
    public async Task Two_runs_do_not_share_a_data_folder()
    {
        await using var first = await TestHost.Start(_ => { });
        await using var second = TestHost.Create(_ => { }, first.Store);

        var refused = await Assert.ThrowsAsync<DistributedApplicationException>(() => second.Application.StartAsync());

        Assert.Equal($"The data folder {first.Store} is in use by another run of this application.", refused.Message);
    }

    [Fact]
    public async Task A_parameter_comes_from_configuration_or_its_default_or_is_missed_by_name()
    {
        var builder = DistributedApplication.CreateBuilder(["--Parameters:configured=given", $"--Aspire:Store:Path={TestHost.NewStore()}"]);
        var configured = builder.AddParameter("configured", "default").Resource;
        var defaulted = builder.AddParameter("defaulted", "default").Resource;
        var missing = builder.AddParameter("missing").Resource;

        Assert.Equal("given", await configured.GetValueAsync(default));
        Assert.Equal("default", await defaulted.GetValueAsync(default));
        var missed = await Assert.ThrowsAsync<MissingParameterValueException>(async () => await missing.GetValueAsync(default));
        Assert.Contains("'Parameters:missing'", missed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_generated_value_has_the_characters_that_were_asked_for()
    {
        var value = new GenerateParameterDefault { MinLength = 20, Lower = false, MinUpper = 3, MinNumeric = 4, MinSpecial = 5 }.GetDefaultValue();

        Assert.Equal(20, value.Length);
        Assert.True(value.Count(char.IsAsciiLetterUpper) >= 3);
        Assert.True(value.Count(char.IsAsciiDigit) >= 4);
        Assert.True(value.Count(c => !char.IsAsciiLetterOrDigit(c)) >= 5);
        Assert.DoesNotContain(value, char.IsAsciiLetterLower);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("a_b")]
    [InlineData("a--b")]
    [InlineData("a-")]
    public void A_name_that_could_not_be_told_to_other_services_is_refused(string name) =>
        Assert.ThrowsAny<ArgumentException>(() => new ContainerResource(name));

    [Fact]
    public void A_name_is_given_once()
    {
        var builder = DistributedApplication.CreateBuilder([$"--Aspire:Store:Path={TestHost.NewStore()}"]);
        builder.AddParameter("Name", "value");

        Assert.Throws<DistributedApplicationException>(() => builder.AddParameter("name", "value"));
    }
}
