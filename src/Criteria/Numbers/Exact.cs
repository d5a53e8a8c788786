using System.Globalization;
using System.Numerics;

namespace EGovPlatform.Criteria;

/// <summary>
/// A number held exactly, as a fraction. Scores are computed with it and become a <see cref="decimal"/> once, at the end: three thirds of a point are
/// one point, in whatever order they are divided and added.
/// </summary>
/// <remarks>
/// Two whole numbers of 64 bits, not brought to lowest terms: that is a multiplication or two for each operation, and nothing on the heap. What does not
/// fit becomes a <see cref="LargeFraction"/>, and comes back as soon as its lowest terms fit.
/// </remarks>
internal readonly struct Exact : IEquatable<Exact>, IComparable<Exact>
{
    private readonly long _numerator;

    // The denominator less one, so that default(Exact) is zero.
    private readonly long _below;
    private readonly LargeFraction? _large;

    private Exact(long numerator, long denominator) => (_numerator, _below) = (numerator, denominator - 1);

    private Exact(LargeFraction large) => _large = large;

    public static Exact Zero => default;

    public static Exact One { get; } = 1;

    /// <summary>Whether it is held as two whole numbers of 64 bits: <see cref="SmallNumerator"/> over <see cref="SmallDenominator"/>.</summary>
    public bool IsSmall => _large is null;

    public long SmallNumerator => _numerator;

    /// <summary>Above 0; not always in lowest terms.</summary>
    public long SmallDenominator => _below + 1;

    public bool IsZero => _large is null && _numerator == 0;

    public bool IsNegative => _large is null ? _numerator < 0 : _large.Numerator.Sign < 0;

    private LargeFraction Large => _large ?? LargeFraction.InLowestTerms(_numerator, SmallDenominator);

    public static implicit operator Exact(int value) => new(value, 1);

    public static implicit operator Exact(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var scale = (bits[3] >> 16) & 0xFF;
        if (bits[2] == 0 && bits[1] >= 0 && scale < PowersOfTen.Small.Length)
        {
            var mantissa = (long)bits[1] << 32 | (uint)bits[0];
            return new(bits[3] < 0 ? -mantissa : mantissa, PowersOfTen.Small[scale]);
        }
        var wide = new BigInteger((uint)bits[2]) << 64 | new BigInteger((uint)bits[1]) << 32 | new BigInteger((uint)bits[0]);
        return Of(bits[3] < 0 ? -wide : wide, BigInteger.Pow(10, scale));
    }

    public static Exact operator +(in Exact a, in Exact b)
    {
        if (a.IsZero) return b;
        if (a._large is null && b._large is null)
        {
            var (below, other) = (a.SmallDenominator, b.SmallDenominator);
            if (below == other)
            {
                var sum = a._numerator + b._numerator;
                if (((a._numerator ^ sum) & (b._numerator ^ sum)) >= 0) return new(sum, below);
            }
            else if (Fits(a._numerator, other, out var left) & Fits(b._numerator, below, out var right) & Fits(below, other, out var both))
            {
                var sum = left + right;
                if (((left ^ sum) & (right ^ sum)) >= 0) return new(sum, both);
            }
        }
        var (x, y) = (a.Large, b.Large);
        return Of(x.Numerator * y.Denominator + y.Numerator * x.Denominator, x.Denominator * y.Denominator);
    }

    public static Exact operator -(in Exact a, in Exact b) => a + -b;

    public static Exact operator -(in Exact a) =>
        a._large is null && a._numerator != long.MinValue ? new(-a._numerator, a.SmallDenominator) : Of(-a.Large.Numerator, a.Large.Denominator);

    public static Exact operator *(in Exact a, in Exact b)
    {
        if (a._large is null && b._large is null
            && Fits(a._numerator, b._numerator, out var numerator) & Fits(a.SmallDenominator, b.SmallDenominator, out var denominator))
            return new(numerator, denominator);
        var (x, y) = (a.Large, b.Large);
        return Of(x.Numerator * y.Numerator, x.Denominator * y.Denominator);
    }

    /// <exception cref="DivideByZeroException"><paramref name="b"/> is zero.</exception>
    public static Exact operator /(in Exact a, in Exact b)
    {
        if (b.IsZero) throw new DivideByZeroException();
        if (a._large is null && b._large is null
            && Fits(a._numerator, b.SmallDenominator, out var numerator) & Fits(a.SmallDenominator, b._numerator, out var denominator)
            && denominator != long.MinValue && numerator != long.MinValue)
            return denominator > 0 ? new(numerator, denominator) : new(-numerator, -denominator);
        var (x, y) = (a.Large, b.Large);
        return Of(x.Numerator * y.Denominator, x.Denominator * y.Numerator);
    }

    public static bool operator <(in Exact a, in Exact b) => Compare(a, b) < 0;

    public static bool operator >(in Exact a, in Exact b) => Compare(a, b) > 0;

    public static bool operator <=(in Exact a, in Exact b) => Compare(a, b) <= 0;

    public static bool operator >=(in Exact a, in Exact b) => Compare(a, b) >= 0;

    public static bool operator ==(in Exact a, in Exact b) => Compare(a, b) == 0;

    public static bool operator !=(in Exact a, in Exact b) => Compare(a, b) != 0;

    public static Exact Min(in Exact a, in Exact b) => a <= b ? a : b;

    public static Exact Max(in Exact a, in Exact b) => a >= b ? a : b;

    /// <summary>The same number over a million, where it can be written so: what shares a denominator is added without multiplying.</summary>
    public static Exact InMillionths(decimal value) =>
        (Exact)value is { IsSmall: true } exact && 1_000_000 % exact.SmallDenominator == 0 && Fits(exact._numerator, 1_000_000 / exact.SmallDenominator, out var millionths)
            ? new Exact(millionths, 1_000_000)
            : value;

    /// <summary>The largest whole number that is not above it.</summary>
    public Exact Floor()
    {
        if (_large is null)
        {
            var (whole, rest) = Math.DivRem(_numerator, SmallDenominator);
            return new(rest < 0 ? whole - 1 : whole, 1);
        }
        var quotient = BigInteger.DivRem(_large.Numerator, _large.Denominator, out var remainder);
        return Of(remainder.Sign < 0 ? quotient - 1 : quotient, BigInteger.One);
    }

    public int CompareTo(Exact other) => Compare(this, other);

    public bool Equals(Exact other) => Compare(this, other) == 0;

    public override bool Equals(object? obj) => obj is Exact other && Equals(other);

    public override int GetHashCode() => Large is var large ? HashCode.Combine(large.Numerator, large.Denominator) : 0;

    /// <summary>The number as an expression that gives exactly it: a decimal, or a fraction of whole numbers in lowest terms.</summary>
    public string ToExpression()
    {
        var nearest = ToDecimal();
        return this == nearest ? NumberText.Invariant(nearest) : string.Create(CultureInfo.InvariantCulture, $"{Large.Numerator} / {Large.Denominator}");
    }

    /// <summary>
    /// The number itself where its fraction can still be written out by a person (100 binary digits below the line), else the nearest decimal: an odd
    /// formula must not make every later sum longer and longer.
    /// </summary>
    public Exact Writable() => _large is null || _large.Denominator.GetBitLength() <= 100 ? this : ToDecimal();

    /// <summary>A number of plain digits with at most one point, exact at any length.</summary>
    public static bool TryParse(string digits, out Exact value)
    {
        value = default;
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var places = point < 0 ? 0 : digits.Length - point - 1;
        var plain = point < 0 ? digits : digits.Remove(point, 1);
        if (plain.Length == 0 || point == digits.Length - 1 || !plain.All(char.IsAsciiDigit)) return false;
        value = Of(BigInteger.Parse(plain, NumberStyles.None, CultureInfo.InvariantCulture), BigInteger.Pow(10, places));
        return true;
    }

    /// <summary>
    /// The nearest decimal (ties to even), with as many of decimal's 28 places as fit: the value that decimal's own division of the two
    /// whole numbers would give. Never with trailing zeros.
    /// </summary>
    /// <exception cref="OverflowException">The number is larger than a decimal holds.</exception>
    public decimal ToDecimal()
    {
        var sum = default(FastSum);
        sum.Add(this);
        return sum.TryNearest(out var nearest) ? nearest : Large.ToDecimal();
    }

    private static Exact Of(BigInteger numerator, BigInteger denominator)
    {
        var lowest = LargeFraction.InLowestTerms(numerator, denominator);
        return lowest.Numerator.GetBitLength() < 63 && lowest.Denominator.GetBitLength() < 63
            ? new((long)lowest.Numerator, (long)lowest.Denominator)
            : new(lowest);
    }

    private static int Compare(in Exact a, in Exact b)
    {
        if (a._large is null && b._large is null)
        {
            if (a._below == b._below) return a._numerator.CompareTo(b._numerator);
            var left = Math.BigMul(a._numerator, b.SmallDenominator, out var leftLow);
            var right = Math.BigMul(b._numerator, a.SmallDenominator, out var rightLow);
            return left != right ? left.CompareTo(right) : ((ulong)leftLow).CompareTo((ulong)rightLow);
        }
        var (x, y) = (a.Large, b.Large);
        return (x.Numerator * y.Denominator).CompareTo(y.Numerator * x.Denominator);
    }

    private static bool Fits(long a, long b, out long product) => Math.BigMul(a, b, out product) == product >> 63;
}
