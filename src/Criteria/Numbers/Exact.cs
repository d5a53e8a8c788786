using System.Globalization;
using System.Numerics;

namespace EGovPlatform.Criteria;

/// <summary>
/// A number held exactly, as a fraction in lowest terms. Scores are computed with it and become a <see cref="decimal"/> once, at the end:
/// three thirds of a point are one point, in whatever order they are divided and added.
/// </summary>
internal readonly struct Exact : IEquatable<Exact>, IComparable<Exact>
{
    // default(Exact) is 0/0 in memory and zero in meaning: see Denominator.
    private readonly BigInteger _numerator;
    private readonly BigInteger _denominator;

    private Exact(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.Sign < 0) (numerator, denominator) = (-numerator, -denominator);
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        _numerator = common.IsOne ? numerator : numerator / common;
        _denominator = common.IsOne ? denominator : denominator / common;
    }

    private BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    public static Exact Zero => default;

    public static Exact One { get; } = 1;

    public bool IsZero => _numerator.IsZero;

    public bool IsNegative => _numerator.Sign < 0;

    public bool IsWhole => Denominator.IsOne;

    public static implicit operator Exact(int value) => new(value, BigInteger.One);

    public static implicit operator Exact(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var mantissa = new BigInteger((uint)bits[2]) << 64 | new BigInteger((uint)bits[1]) << 32 | new BigInteger((uint)bits[0]);
        var scale = (bits[3] >> 16) & 0xFF;
        return new(bits[3] < 0 ? -mantissa : mantissa, BigInteger.Pow(10, scale));
    }

    public static Exact operator +(Exact a, Exact b) => new(a._numerator * b.Denominator + b._numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Exact operator -(Exact a, Exact b) => new(a._numerator * b.Denominator - b._numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Exact operator -(Exact a) => new(-a._numerator, a.Denominator);

    public static Exact operator *(Exact a, Exact b) => new(a._numerator * b._numerator, a.Denominator * b.Denominator);

    /// <exception cref="DivideByZeroException"><paramref name="b"/> is zero.</exception>
    public static Exact operator /(Exact a, Exact b) =>
        b.IsZero ? throw new DivideByZeroException() : new(a._numerator * b.Denominator, a.Denominator * b._numerator);

    public static bool operator <(Exact a, Exact b) => a.CompareTo(b) < 0;

    public static bool operator >(Exact a, Exact b) => a.CompareTo(b) > 0;

    public static bool operator <=(Exact a, Exact b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Exact a, Exact b) => a.CompareTo(b) >= 0;

    public static bool operator ==(Exact a, Exact b) => a.Equals(b);

    public static bool operator !=(Exact a, Exact b) => !a.Equals(b);

    public static Exact Min(Exact a, Exact b) => a <= b ? a : b;

    public static Exact Max(Exact a, Exact b) => a >= b ? a : b;

    /// <summary>The largest whole number that is not above it.</summary>
    public Exact Floor()
    {
        var quotient = BigInteger.DivRem(_numerator, Denominator, out var remainder);
        return new(remainder.Sign < 0 ? quotient - 1 : quotient, BigInteger.One);
    }

    public int CompareTo(Exact other) => (_numerator * other.Denominator).CompareTo(other._numerator * Denominator);

    public bool Equals(Exact other) => _numerator == other._numerator && Denominator == other.Denominator;

    public override bool Equals(object? obj) => obj is Exact other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_numerator, Denominator);

    /// <summary>The number as an expression that gives exactly it: a decimal, or a fraction of whole numbers.</summary>
    public string ToExpression()
    {
        var nearest = ToDecimal();
        return this == nearest ? NumberText.Invariant(nearest) : string.Create(CultureInfo.InvariantCulture, $"{_numerator} / {Denominator}");
    }

    /// <summary>
    /// The number itself where its fraction can still be written out by a person (100 binary digits below the line), else the nearest decimal: an odd
    /// formula must not make every later sum longer and longer.
    /// </summary>
    public Exact Writable() => Denominator.GetBitLength() <= 100 ? this : ToDecimal();

    /// <summary>A number of plain digits with at most one point, exact at any length.</summary>
    public static bool TryParse(string digits, out Exact value)
    {
        value = default;
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var places = point < 0 ? 0 : digits.Length - point - 1;
        var plain = point < 0 ? digits : digits.Remove(point, 1);
        if (plain.Length == 0 || point == digits.Length - 1 || !plain.All(char.IsAsciiDigit)) return false;
        value = new(BigInteger.Parse(plain, NumberStyles.None, CultureInfo.InvariantCulture), BigInteger.Pow(10, places));
        return true;
    }

    /// <summary>
    /// The nearest decimal (ties to even), with as many of decimal's 28 places as fit: the value that decimal's own division of the two
    /// whole numbers would give. Never with trailing zeros.
    /// </summary>
    /// <exception cref="OverflowException">The number is larger than a decimal holds.</exception>
    public decimal ToDecimal()
    {
        var magnitude = BigInteger.Abs(_numerator);
        for (var scale = 28; scale >= 0; scale--)
        {
            var quotient = BigInteger.DivRem(magnitude * BigInteger.Pow(10, scale), Denominator, out var remainder);
            var half = (remainder * 2).CompareTo(Denominator);
            if (half > 0 || half == 0 && !quotient.IsEven) quotient += BigInteger.One;
            if (quotient.GetBitLength() > 96) continue;
            while (scale > 0 && BigInteger.DivRem(quotient, 10, out var digit) is var shorter && digit.IsZero) (quotient, scale) = (shorter, scale - 1);
            return new decimal((int)(uint)(quotient & uint.MaxValue), (int)(uint)((quotient >> 32) & uint.MaxValue), (int)(uint)(quotient >> 64), IsNegative, (byte)scale);
        }
        throw new OverflowException("The number is larger than a decimal holds.");
    }
}
