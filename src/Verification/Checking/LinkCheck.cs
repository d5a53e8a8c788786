using System.Buffers;
using System.Globalization;
using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography;

namespace EGovPlatform.Verification.Checking;

/// <summary>Tries whether a link opens (kiểm tra liên kết có mở được không), asking nothing but the public Internet.</summary>
internal sealed class LinkCheck : IDisposable
{
    private readonly LinkCheckOptions options;
    private readonly TimeProvider time;
    private readonly HttpMessageInvoker http;

    public LinkCheck(ResolveHost resolve, LinkCheckOptions options, TimeProvider time)
    {
        this.options = options;
        this.time = time;
        http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            // Each hop is judged by us, no connection outlives the judgement of its address, and nothing of ours goes along.
            AllowAutoRedirect = false,
            PooledConnectionLifetime = TimeSpan.Zero,
            UseProxy = false,
            UseCookies = false,
            Credentials = null,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = 64,
            MaxResponseDrainSize = 0,
            ActivityHeadersPropagator = null,
            ConnectCallback = new SafeConnection(resolve, options).Connect,
        });
    }

    /// <summary>Never throws for what the link or the other side does.</summary>
    /// <exception cref="OperationCanceledException">Only where <paramref name="ct"/> was cancelled: there is no verdict then.</exception>
    public async Task<LinkVerdict> Try(string url, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(options.Timeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            return await Follow(url, stop.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return LinkVerdict.Fails("timeout");
        }
        catch (Exception error) when (error is HttpRequestException or IOException && !ct.IsCancellationRequested)
        {
            return patience.IsCancellationRequested ? LinkVerdict.Fails("timeout") : Judge(error);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<LinkVerdict> Follow(string url, CancellationToken ct)
    {
        for (var redirects = 0; ; redirects++)
        {
            if (LinkTarget.Parse(url, options, out var refusal) is not { } target)
                return redirects > 0 && refusal == "malformed" ? LinkVerdict.Fails("bad-redirect") : LinkVerdict.Refused(refusal);

            using var request = new HttpRequestMessage(HttpMethod.Get, target.Uri) { Version = HttpVersion.Version11 };
            request.Headers.UserAgent.ParseAdd("EGovPlatform-LinkCheck/1.0");
            request.Headers.Accept.ParseAdd("*/*");
            using var response = await http.SendAsync(request, ct);
            if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
                return await Read(response, ct);

            if (redirects == options.MaxRedirects)
                return LinkVerdict.Fails("too-many-redirects");
            if (response.Headers.Location is not { } location || !Uri.TryCreate(target.Uri, location, out var next))
                return LinkVerdict.Fails("bad-redirect");
            url = next.OriginalString;
        }
    }

    private async Task<LinkVerdict> Read(HttpResponseMessage response, CancellationToken ct)
    {
        var reason = string.Create(CultureInfo.InvariantCulture, $"http-{(int)response.StatusCode}");
        if (!response.IsSuccessStatusCode)
            return LinkVerdict.Fails(reason);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            var left = options.MaxBytes;
            while (left > 0 && await body.ReadAsync(buffer.AsMemory(0, Math.Min(buffer.Length, left)), ct) is > 0 and var read)
            {
                hash.AppendData(buffer.AsSpan(0, read));
                left -= read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return new(LinkState.Opens, reason, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static LinkVerdict Judge(Exception error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is LinkException link)
                return link.Verdict;
            if (cause is AuthenticationException)
                return LinkVerdict.Fails("tls");
        }

        return LinkVerdict.Fails(error is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } ? "tls" : "connection");
    }
}
