using System.Buffers.Binary;
using System.Numerics;

namespace System.IO.Hashing;

/// <summary>XXH64 by its published specification (github.com/Cyan4973/xxHash, doc/xxhash_spec.md), seed 0, over a whole buffer.</summary>
public sealed class XxHash64
{
    private const ulong Prime1 = 0x9E3779B185EBCA87;
    private const ulong Prime2 = 0xC2B2AE3D27D4EB4F;
    private const ulong Prime3 = 0x165667B19E3779F9;
    private const ulong Prime4 = 0x85EBCA77C2B2AE63;
    private const ulong Prime5 = 0x27D4EB2F165667C5;
    private const int StripeLength = 32;
    private const int HashLength = 8;

    private XxHash64()
    {
    }

    /// <summary>The hash of <paramref name="source"/> as eight bytes, most significant first (the specification's canonical form).</summary>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public static byte[] Hash(byte[] source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Hash(source, 0);
    }

    /// <summary>The same with a seed.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public static byte[] Hash(byte[] source, long seed)
    {
        ArgumentNullException.ThrowIfNull(source);
        var hash = new byte[HashLength];
        BinaryPrimitives.WriteUInt64BigEndian(hash, Compute(source, unchecked((ulong)seed)));
        return hash;
    }

    private static ulong Compute(ReadOnlySpan<byte> rest, ulong seed)
    {
        var length = (ulong)rest.Length;
        ulong accumulator;
        if (rest.Length >= StripeLength)
        {
            var lane1 = seed + Prime1 + Prime2;
            var lane2 = seed + Prime2;
            var lane3 = seed;
            var lane4 = seed - Prime1;
            for (; rest.Length >= StripeLength; rest = rest[StripeLength..])
            {
                lane1 = Round(lane1, Word(rest));
                lane2 = Round(lane2, Word(rest[8..]));
                lane3 = Round(lane3, Word(rest[16..]));
                lane4 = Round(lane4, Word(rest[24..]));
            }

            accumulator = BitOperations.RotateLeft(lane1, 1) + BitOperations.RotateLeft(lane2, 7)
                + BitOperations.RotateLeft(lane3, 12) + BitOperations.RotateLeft(lane4, 18);
            accumulator = Merge(accumulator, lane1);
            accumulator = Merge(accumulator, lane2);
            accumulator = Merge(accumulator, lane3);
            accumulator = Merge(accumulator, lane4);
        }
        else
        {
            accumulator = seed + Prime5;
        }

        return Avalanche(Tail(accumulator + length, rest));
    }

    private static ulong Tail(ulong accumulator, ReadOnlySpan<byte> rest)
    {
        for (; rest.Length >= 8; rest = rest[8..])
        {
            accumulator = BitOperations.RotateLeft(accumulator ^ Round(0, Word(rest)), 27) * Prime1 + Prime4;
        }

        if (rest.Length >= 4)
        {
            accumulator ^= BinaryPrimitives.ReadUInt32LittleEndian(rest) * Prime1;
            accumulator = BitOperations.RotateLeft(accumulator, 23) * Prime2 + Prime3;
            rest = rest[4..];
        }

        foreach (var octet in rest)
        {
            accumulator = BitOperations.RotateLeft(accumulator ^ (octet * Prime5), 11) * Prime1;
        }

        return accumulator;
    }

    private static ulong Avalanche(ulong accumulator)
    {
        accumulator = (accumulator ^ (accumulator >> 33)) * Prime2;
        accumulator = (accumulator ^ (accumulator >> 29)) * Prime3;
        return accumulator ^ (accumulator >> 32);
    }

    private static ulong Round(ulong lane, ulong word) => BitOperations.RotateLeft(lane + word * Prime2, 31) * Prime1;

    private static ulong Merge(ulong accumulator, ulong lane) => (accumulator ^ Round(0, lane)) * Prime1 + Prime4;

    private static ulong Word(ReadOnlySpan<byte> source) => BinaryPrimitives.ReadUInt64LittleEndian(source);
}
