using Duende.IdentityServer.Clients;
using Duende.IdentityServer.Configuration;
using Duende.IdentityServer.Hosting;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.Signing;
using Duende.IdentityServer.Stores;
using Microsoft.AspNetCore.Http;

namespace Duende.IdentityServer.Endpoints;

/// <summary>What clients and APIs need to know (OpenID Connect Discovery, RFC 8414), and the keys (RFC 7517).</summary>
internal sealed class DiscoveryEndpoint(IdentityServerOptions options, Issuer issuer, SigningKeys keys, IResourceStore resources, IEnumerable<AssertionsAccepted> assertions)
{
    public async Task DescribeAsync(HttpContext context)
    {
        var all = await resources.GetAllResourcesAsync();
        string[] methods = ["client_secret_basic", "client_secret_post"];
        var description = new Dictionary<string, object>
        {
            ["issuer"] = issuer.Name,
            ["jwks_uri"] = issuer.AddressOf(Issuer.KeySet),
            ["scopes_supported"] = all.IdentityResources.Cast<Resource>().Concat(all.ApiScopes).Where(resource => resource is { Enabled: true, ShowInDiscoveryDocument: true })
                .Select(resource => resource.Name).Append(IdentityServerConstants.StandardScopes.OfflineAccess).ToArray(),
            ["claims_supported"] = all.IdentityResources.SelectMany(resource => resource.UserClaims).Distinct().ToArray(),
            ["grant_types_supported"] = new[] { GrantType.AuthorizationCode, GrantType.ClientCredentials, "refresh_token" },
            ["response_types_supported"] = new[] { "code" },
            ["response_modes_supported"] = new[] { "form_post", "query" },
            ["token_endpoint_auth_methods_supported"] = assertions.Any() ? [.. methods, "private_key_jwt"] : methods,
            ["id_token_signing_alg_values_supported"] = options.KeyManagement.SigningAlgorithms.Select(algorithm => algorithm.Name).ToArray(),
            ["subject_types_supported"] = new[] { "public" },
            ["code_challenge_methods_supported"] = new[] { "S256" },
            ["prompt_values_supported"] = new[] { "none", "login", "consent", "select_account" },
            ["request_parameter_supported"] = false,
            ["request_uri_parameter_supported"] = false,
            ["authorization_response_iss_parameter_supported"] = options.EmitIssuerIdentificationResponseParameter,
        };
        if (assertions.Any())
            description["token_endpoint_auth_signing_alg_values_supported"] = SigningAlgorithm.Supported;
        Add(options.Endpoints.EnableAuthorizeEndpoint, "authorization_endpoint", Issuer.Authorize);
        Add(options.Endpoints.EnableTokenEndpoint, "token_endpoint", Issuer.Token);
        Add(options.Endpoints.EnableUserInfoEndpoint, "userinfo_endpoint", Issuer.UserInfo);
        Add(options.Endpoints.EnableEndSessionEndpoint, "end_session_endpoint", Issuer.EndSession);
        Add(options.Endpoints.EnableTokenRevocationEndpoint, "revocation_endpoint", Issuer.Revocation);
        await context.Response.WriteAsJsonAsync(description, context.RequestAborted);

        void Add(bool enabled, string name, string path)
        {
            if (enabled)
                description[name] = issuer.AddressOf(path);
        }
    }

    public async Task KeysAsync(HttpContext context)
    {
        var announced = (await keys.AnnouncedAsync()).Select(key => SigningAlgorithm.Publish(key.Algorithm, key.Key)).ToArray();
        await context.Response.WriteAsJsonAsync(new { keys = announced }, context.RequestAborted);
    }
}
