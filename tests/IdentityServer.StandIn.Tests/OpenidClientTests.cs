using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace EGovPlatform.IdentityServerStandIn.Tests;

/// <summary>End to end with a client of another make: openid-client, from npm. What each scenario checks stands in openid-client/client.js.</summary>
public sealed class OpenidClientTests : IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(
        typeof(OpenidClientTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "ProjectFolder").Value!, "openid-client");

    private static readonly Lazy<Task> Installed = new(InstallAsync);

    private Server _server = null!;

    public async Task InitializeAsync()
    {
        await Installed.Value;
        _server = await Server.StartAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("discovery")]
    [InlineData("code")]
    [InlineData("formPost")]
    [InlineData("consent")]
    [InlineData("publicClient")]
    [InlineData("refresh")]
    [InlineData("revocation")]
    [InlineData("endSession")]
    [InlineData("sessions")]
    [InlineData("clientSecret")]
    [InlineData("privateKey")]
    public async Task Openid_client_gets_through(string scenario)
    {
        var key = _server.SigningClientKey.ExportParameters(includePrivateParameters: true);
        var jwk = JsonSerializer.Serialize(new { kty = "EC", crv = "P-256", x = Encoding.Base64Url(key.Q.X!), y = Encoding.Base64Url(key.Q.Y!), d = Encoding.Base64Url(key.D!) });

        var (code, output) = await RunAsync("node", "client.js", scenario, _server.Issuer, jwk);

        Assert.True(code == 0, output);
    }

    // npm leaves a copy of the lock file in what it installed: newer than the lock, it is what the lock says.
    private static async Task InstallAsync()
    {
        var installed = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        if (installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
            return;
        var (code, output) = await RunAsync("npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund");
        Assert.True(code == 0, output);
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(output));
    }
}
