using System.Numerics;

namespace EGovPlatform.Criteria;

/// <summary>A fraction of any length, in lowest terms.</summary>
internal sealed class LargeFraction
{
    private LargeFraction(BigInteger numerator, BigInteger denominator) => (Numerator, Denominator) = (numerator, denominator);

    public BigInteger Numerator { get; }

    /// <summary>Above 0.</summary>
    public BigInteger Denominator { get; }

    public static LargeFraction InLowestTerms(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.Sign < 0) (numerator, denominator) = (-numerator, -denominator);
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        return common.IsOne ? new(numerator, denominator) : new(numerator / common, denominator / common);
    }

    /// <summary>As <see cref="Exact.ToDecimal"/>.</summary>
    public decimal ToDecimal()
    {
        var magnitude = BigInteger.Abs(Numerator);
        for (var scale = 28; scale >= 0; scale--)
        {
            var quotient = BigInteger.DivRem(magnitude * BigInteger.Pow(10, scale), Denominator, out var remainder);
            var half = (remainder * 2).CompareTo(Denominator);
            if (half > 0 || half == 0 && !quotient.IsEven) quotient += BigInteger.One;
            if (quotient.GetBitLength() > 96) continue;
            while (scale > 0 && BigInteger.DivRem(quotient, 10, out var digit) is var shorter && digit.IsZero) (quotient, scale) = (shorter, scale - 1);
            return new decimal((int)(uint)(quotient & uint.MaxValue), (int)(uint)((quotient >> 32) & uint.MaxValue), (int)(uint)(quotient >> 64), Numerator.Sign < 0, (byte)scale);
        }
        throw new OverflowException("The number is larger than a decimal holds.");
    }
}
