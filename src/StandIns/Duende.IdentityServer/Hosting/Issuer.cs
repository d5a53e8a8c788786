using System.Globalization;
using Duende.IdentityServer.Configuration;
using Microsoft.AspNetCore.Http;

namespace Duende.IdentityServer.Hosting;

/// <summary>The issuer and the addresses of its endpoints.</summary>
internal sealed class Issuer(IdentityServerOptions options, IHttpContextAccessor accessor)
{
    public const string Discovery = "/.well-known/openid-configuration";
    public const string KeySet = "/.well-known/openid-configuration/jwks";
    public const string Authorize = "/connect/authorize";
    public const string AuthorizeCallback = "/connect/authorize/callback";
    public const string Token = "/connect/token";
    public const string UserInfo = "/connect/userinfo";
    public const string EndSession = "/connect/endsession";
    public const string Revocation = "/connect/revocation";

    public string Name
    {
        get
        {
            if (!string.IsNullOrEmpty(options.IssuerUri))
                return Cased(options.IssuerUri.TrimEnd('/'));
            return Cased(Origin);
        }
    }

    public string AddressOf(string path) => Origin + path;

    private string Origin
    {
        get
        {
            var request = accessor.HttpContext?.Request ?? throw new InvalidOperationException("There is no request.");
            return $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent().TrimEnd('/')}";
        }
    }

    private string Cased(string issuer) => options.LowerCaseIssuerUri ? issuer.ToLower(CultureInfo.InvariantCulture) : issuer;
}
