using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Duende.IdentityServer.Signing;

/// <summary>The algorithms of RFC 7518 that tokens can be signed with: asymmetric ones only.</summary>
internal static class SigningAlgorithm
{
    public static readonly IReadOnlyList<string> Supported =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>A new private key, as PKCS #8.</summary>
    public static byte[] CreateKey(string algorithm, int rsaKeySize)
    {
        using AsymmetricAlgorithm key = IsElliptic(algorithm) ? ECDsa.Create(Curve(algorithm)) : RSA.Create(rsaKeySize);
        return key.ExportPkcs8PrivateKey();
    }

    public static SecurityKey Read(string algorithm, string keyId, byte[] pkcs8)
    {
        if (IsElliptic(algorithm))
        {
            var elliptic = ECDsa.Create();
            elliptic.ImportPkcs8PrivateKey(pkcs8, out _);
            return new ECDsaSecurityKey(elliptic) { KeyId = keyId };
        }

        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(pkcs8, out _);
        return new RsaSecurityKey(rsa) { KeyId = keyId };
    }

    /// <summary>The public half as the key set (RFC 7517) has it.</summary>
    public static Dictionary<string, string> Publish(string algorithm, SecurityKey key)
    {
        var published = new Dictionary<string, string> { ["kid"] = key.KeyId, ["use"] = "sig", ["alg"] = algorithm };
        if (key is ECDsaSecurityKey { ECDsa: var elliptic })
        {
            var parameters = elliptic.ExportParameters(includePrivateParameters: false);
            published["kty"] = "EC";
            published["crv"] = algorithm switch { "ES256" => "P-256", "ES384" => "P-384", _ => "P-521" };
            published["x"] = Base64UrlEncoder.Encode(parameters.Q.X);
            published["y"] = Base64UrlEncoder.Encode(parameters.Q.Y);
        }
        else
        {
            var parameters = ((RsaSecurityKey)key).Rsa.ExportParameters(includePrivateParameters: false);
            published["kty"] = "RSA";
            published["n"] = Base64UrlEncoder.Encode(parameters.Modulus);
            published["e"] = Base64UrlEncoder.Encode(parameters.Exponent);
        }

        return published;
    }

    private static bool IsElliptic(string algorithm) => algorithm.StartsWith("ES", StringComparison.Ordinal);

    private static ECCurve Curve(string algorithm) => algorithm switch
    {
        SecurityAlgorithms.EcdsaSha256 => ECCurve.NamedCurves.nistP256,
        SecurityAlgorithms.EcdsaSha384 => ECCurve.NamedCurves.nistP384,
        _ => ECCurve.NamedCurves.nistP521,
    };
}
