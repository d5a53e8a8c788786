using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using EGovPlatform.Verification.Checking;

namespace EGovPlatform.Verification.Tests.Checking;

public sealed class LinkCheckTests : IAsyncLifetime
{
    private readonly WebSite site = new();
    private readonly ConcurrentQueue<string> resolved = new();
    private readonly Dictionary<string, Func<IPAddress[]>> names = [];

    public Task InitializeAsync() => site.Start();

    public async Task DisposeAsync() => await site.DisposeAsync();

    private string Good(string path) => $"http://good.test:{site.Port}{path}";

    private async Task<LinkVerdict> Try(string url, Action<LinkCheckOptions>? configure = null)
    {
        var options = new LinkCheckOptions { AllowedTargets = [$"127.0.0.1:{site.Port}", $"127.0.0.1:{site.TlsPort}"], Timeout = TimeSpan.FromSeconds(10) };
        configure?.Invoke(options);
        names.TryAdd("good.test", () => [IPAddress.Loopback]);
        using var check = new LinkCheck(Resolve, options, TimeProvider.System);
        return await check.Try(url, CancellationToken.None);
    }

    private Task<IPAddress[]> Resolve(string host, CancellationToken ct)
    {
        resolved.Enqueue(host);
        return names.TryGetValue(host, out var answer) ? Task.FromResult(answer()) : throw new SocketException((int)SocketError.HostNotFound);
    }

    [Fact]
    public async Task A_page_that_opens_is_hashed()
    {
        var verdict = await Try(Good("/page"));

        Assert.Equal(new LinkVerdict("opens", "http-200", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(WebSite.Page)))), verdict);
        Assert.DoesNotContain(site.Headers, header => header.StartsWith("traceparent", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(site.Headers, header => header.StartsWith("Authorization", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("/status/404", "http-404")]
    [InlineData("/status/403", "http-403")]
    [InlineData("/status/500", "http-500")]
    [InlineData("/status/304", "http-304")]
    public async Task An_error_status_is_a_failure(string path, string reason) =>
        Assert.Equal(LinkVerdict.Fails(reason), await Try(Good(path)));

    [Fact]
    public async Task A_redirect_is_followed() => Assert.Equal("http-200", (await Try(Good("/redirect/5"))).Reason);

    [Fact]
    public async Task Six_redirects_are_too_many()
    {
        Assert.Equal(LinkVerdict.Fails("too-many-redirects"), await Try(Good("/redirect/6")));
        Assert.Equal(6, site.Requests);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/", "private-address")]
    [InlineData("http://[::1]/", "private-address")]
    [InlineData("http://[::ffff:127.0.0.1]/", "private-address")]
    [InlineData("http://10.0.0.1/", "private-address")]
    [InlineData("http://localhost.test/", "private-address")]
    [InlineData("http://0x7f.1/", "host")]
    [InlineData("http://a:b@good.test/", "user-info")]
    [InlineData("file:///etc/passwd", "scheme")]
    [InlineData("http://good.test:22/", "port")]
    public async Task A_redirect_to_where_we_must_not_ask_is_refused(string location, string reason)
    {
        names["localhost.test"] = () => [IPAddress.Parse("127.0.0.1")];

        Assert.Equal(LinkVerdict.Refused(reason), await Try(Good("/to?" + Uri.EscapeDataString(location))));
        Assert.Equal(1, site.Requests);
    }

    [Fact]
    public async Task A_private_address_is_refused_without_a_connection()
    {
        names["intranet.test"] = () => [IPAddress.Loopback];

        Assert.Equal(LinkVerdict.Refused("private-address"), await Try($"http://intranet.test:{site.Port}/page", options =>
        {
            options.AllowedTargets = [];
            options.AllowedPorts = [site.Port];
        }));
        Assert.Equal(LinkVerdict.Refused("private-address"), await Try($"http://127.0.0.1:{site.Port}/page", options =>
        {
            options.AllowedTargets = [];
            options.AllowedPorts = [site.Port];
        }));
        Assert.Equal(0, site.Connections);
    }

    [Fact]
    public async Task One_private_address_among_public_ones_condemns_the_name()
    {
        names["mixed.test"] = () => [IPAddress.Loopback, IPAddress.Parse("192.168.0.1")];

        Assert.Equal(LinkVerdict.Refused("private-address"), await Try($"http://mixed.test:{site.Port}/page"));
        Assert.Equal(0, site.Connections);
    }

    [Fact]
    public async Task A_name_that_is_rebound_after_it_was_judged_leads_nowhere_else()
    {
        // Public once, then ours: a second resolution would connect to the site.
        var answers = new Queue<IPAddress>([IPAddress.Parse("192.88.100.1"), IPAddress.Loopback, IPAddress.Loopback]);
        names["rebind.test"] = () => [answers.Dequeue()];

        var verdict = await Try($"http://rebind.test:{site.Port}/page", options => options.Timeout = TimeSpan.FromMilliseconds(500));

        Assert.Equal("fails", verdict.State);
        Assert.Equal(["rebind.test"], resolved);
        Assert.Equal(0, site.Connections);
    }

    [Fact]
    public async Task A_name_that_is_rebound_between_two_redirects_is_judged_again()
    {
        var answers = new Queue<IPAddress>([IPAddress.Loopback, IPAddress.Parse("10.1.2.3")]);
        names["rebind.test"] = () => [answers.Dequeue()];

        Assert.Equal(LinkVerdict.Refused("private-address"), await Try($"http://rebind.test:{site.Port}/redirect/1"));
        Assert.Equal(1, site.Requests);
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_fails()
    {
        Assert.Equal(LinkVerdict.Fails("dns"), await Try("https://khong-co.test/"));
        names["empty.test"] = () => [];
        Assert.Equal(LinkVerdict.Fails("dns"), await Try("https://empty.test/"));
    }

    [Fact]
    public async Task A_body_without_end_is_read_for_a_mebibyte()
    {
        var verdict = await Try(Good("/endless"));

        Assert.Equal(new LinkVerdict("opens", "http-200", Convert.ToHexStringLower(SHA256.HashData(new byte[1024 * 1024]))), verdict);
        await site.WhenAborted.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("/drip")]
    [InlineData("/silent")]
    public async Task A_slow_answer_is_given_up(string path) =>
        Assert.Equal(LinkVerdict.Fails("timeout"), await Try(Good(path), options => options.Timeout = TimeSpan.FromMilliseconds(400)));

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_fails() =>
        Assert.Equal(LinkVerdict.Fails("tls"), await Try($"https://good.test:{site.TlsPort}/page"));

    [Fact]
    public async Task A_closed_port_and_what_is_no_HTTP_fail()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        void Allow(LinkCheckOptions options) => options.AllowedTargets = [$"127.0.0.1:{port}"];
        var answer = Try($"http://good.test:{port}/", Allow);
        using (var client = await other.AcceptTcpClientAsync())
            await client.GetStream().WriteAsync("SSH-2.0-OpenSSH\r\n\r\n"u8.ToArray());
        Assert.Equal(LinkVerdict.Fails("connection"), await answer);

        other.Stop();
        Assert.Equal(LinkVerdict.Fails("connection"), await Try($"http://good.test:{port}/", Allow));
    }

    [Fact]
    public async Task Stopping_the_service_gives_no_verdict()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        names["good.test"] = () => [IPAddress.Loopback];
        using var check = new LinkCheck(Resolve, new() { AllowedTargets = [$"127.0.0.1:{site.Port}"] }, TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check.Try(Good("/silent"), stop.Token));
    }
}
