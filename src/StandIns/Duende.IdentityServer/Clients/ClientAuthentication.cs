using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.Stores;
using Duende.IdentityServer.Validation;
using Microsoft.AspNetCore.Http;

namespace Duende.IdentityServer.Clients;

/// <summary>Whether the host has asked for private_key_jwt.</summary>
internal sealed record AssertionsAccepted;

/// <summary>Which application calls (RFC 6749, 2.3): by basic authentication, by the form, by an assertion, or, where it is public, by its name.</summary>
internal sealed class ClientAuthentication(IClientStore clients, ClientAssertion assertions, TimeProvider time, IEnumerable<AssertionsAccepted> accepted)
{
    /// <summary>The application; null where it is not proven. One way at a time: two are as good as none.</summary>
    public async Task<Client?> ProveAsync(HttpRequest request, Parameters form)
    {
        var basic = request.Headers.Authorization.Count > 0;
        var ways = (basic ? 1 : 0) + (form["client_secret"] is null ? 0 : 1) + (form["client_assertion"] is null ? 0 : 1);
        if (ways > 1)
            return null;
        if (basic)
            return ReadBasic(request.Headers.Authorization.ToString()) is { } read && (form["client_id"] is not { } named || named == read.Id) ? await BySecretAsync(read.Id, read.Secret) : null;
        if (form["client_assertion"] is { } assertion)
            return form["client_assertion_type"] == ClientAssertion.Type && accepted.Any() ? await ByAssertionAsync(assertion, form["client_id"]) : null;
        return form["client_id"] is { } id ? await BySecretAsync(id, form["client_secret"]) : null;
    }

    private async Task<Client?> BySecretAsync(string id, string? secret)
    {
        var client = await clients.FindClientByIdAsync(id);
        // As long for an application that there is not.
        var right = Matches(client?.ClientSecrets ?? [], secret ?? "");
        if (client is not { Enabled: true })
            return null;
        return right || (!client.RequireClientSecret && secret is null) ? client : null;
    }

    private async Task<Client?> ByAssertionAsync(string assertion, string? named)
    {
        if (ClientAssertion.ClaimedClient(assertion) is not { } id || (named is not null && named != id))
            return null;
        return await clients.FindClientByIdAsync(id) is { Enabled: true } client && await assertions.ProvesAsync(assertion, client) ? client : null;
    }

    private bool Matches(IEnumerable<Secret> secrets, string presented)
    {
        var bytes = Encoding.UTF8.GetBytes(presented);
        byte[] sha256 = SHA256.HashData(bytes), sha512 = SHA512.HashData(bytes);
        var now = time.GetUtcNow().UtcDateTime;
        var right = false;
        foreach (var secret in secrets.Where(secret => secret.Type == IdentityServerConstants.SecretTypes.SharedSecret && !(secret.Expiration <= now)))
        {
            var kept = Encoding.UTF8.GetBytes(secret.Value);
            var expected = new byte[kept.Length];
            if (Base64.DecodeFromUtf8(kept, expected, out _, out var length) == System.Buffers.OperationStatus.Done)
                right |= CryptographicOperations.FixedTimeEquals(expected.AsSpan(0, length), length == sha512.Length ? sha512 : sha256);
        }

        return right && presented.Length > 0;
    }

    private static (string Id, string Secret)? ReadBasic(string header)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out var value) || !"Basic".Equals(value.Scheme, StringComparison.OrdinalIgnoreCase) || value.Parameter is null)
            return null;
        var bytes = new byte[value.Parameter.Length];
        if (!Convert.TryFromBase64String(value.Parameter, bytes, out var length) || Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is not [var id, var secret])
            return null;
        // Both are form-encoded first (RFC 6749, 2.3.1).
        return (Uri.UnescapeDataString(id.Replace('+', ' ')), Uri.UnescapeDataString(secret.Replace('+', ' ')));
    }
}
