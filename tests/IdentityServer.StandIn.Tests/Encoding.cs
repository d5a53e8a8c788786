using System.Security.Cryptography;
using System.Text.Json;

namespace EGovPlatform.IdentityServerStandIn.Tests;

/// <summary>What a client computes.</summary>
internal static class Encoding
{
    public static string Base64Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    public static string Challenge(string verifier) => Base64Url(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(verifier)));

    /// <summary>The header (0) or the claims (1) of a token, unchecked.</summary>
    public static JsonElement Part(string token, int part) => JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[part])).RootElement;

    public static string Jwt(object header, object claims, ECDsa key)
    {
        var text = $"{Base64Url(JsonSerializer.SerializeToUtf8Bytes(header))}.{Base64Url(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{text}.{Base64Url(key.SignData(System.Text.Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
    }
}
