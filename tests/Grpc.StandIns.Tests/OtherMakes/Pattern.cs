using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;

namespace EGovPlatform.GrpcStandIns.Tests.OtherMakes;

/// <summary>The payload that every make can build by itself: these words over and over, cut at a length.</summary>
internal static class Pattern
{
    /// <summary>The payload of an Ask that has nothing else and is exactly 4 MiB on the wire: a tag and a length of four bytes come before it.</summary>
    public const int FillsFourMebibytes = (4 * 1024 * 1024) - 5;

    private static readonly byte[] Words = Encoding.UTF8.GetBytes("Phường Mẫu ");

    public static ByteString Bytes(int length)
    {
        var bytes = new byte[length];
        for (var index = 0; index < length; index++)
        {
            bytes[index] = Words[index % Words.Length];
        }

        return UnsafeByteOperations.UnsafeWrap(bytes);
    }

    public static string Sha256(int length) => Sha256(Bytes(length));

    public static string Sha256(ByteString bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
}
