using System.Security.Cryptography;
using System.Text;

namespace Duende.IdentityServer.Models;

/// <summary>Hashes as secrets are kept.</summary>
public static class HashExtensions
{
    /// <summary>The SHA-256 hash of its UTF-8 form, in Base64.</summary>
    public static string Sha256(this string input) => input.Length == 0 ? "" : Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(input)));

    /// <summary>The SHA-512 hash of its UTF-8 form, in Base64.</summary>
    public static string Sha512(this string input) => input.Length == 0 ? "" : Convert.ToBase64String(SHA512.HashData(Encoding.UTF8.GetBytes(input)));
}
