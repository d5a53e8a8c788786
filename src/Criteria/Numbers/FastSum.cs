namespace EGovPlatform.Criteria;

/// <summary>
/// A sum of exact numbers in fixed point. Whole millionths (all that points of a set are, but for shares) are added as they are; other fractions as their
/// first 128 binary digits, with a count of how many last digits may be lacking. That is enough to know the nearest decimal unless the sum lies on the very
/// edge between two, or on the edge of a cap: then <see cref="TryNearest"/> says that it cannot tell, and <see cref="SlowSum"/> does.
/// </summary>
internal struct FastSum : ISum<FastSum>
{
    private const long Million = 1_000_000;

    // 10²⁸ times this is still far below a half of 2¹²⁸.
    private const uint HighestError = 1 << 24;

    // The sum is millionths ÷ 10⁶ + whole + fraction ÷ 2¹²⁸, and between `below` less and `above` more of the last binary digit.
    private long _millionths;
    private long _whole;
    private UInt128 _fraction;
    private uint _below;
    private uint _above;
    private bool _unknown;

    private readonly bool IsDecimal => _fraction == UInt128.Zero && (_below | _above) == 0;

    public void Add(in Exact value)
    {
        if (!value.IsSmall)
        {
            _unknown = true;
            return;
        }
        var (numerator, denominator) = (value.SmallNumerator, value.SmallDenominator);
        var each = denominator switch { Million => 1, 1 => Million, 100 => 10_000, 10 => 100_000, 1000 => 1000, 10_000 => 100, 100_000 => 10, _ => 0 };
        if (each != 0 && Math.BigMul(numerator, each, out var millionths) == millionths >> 63) AddMillionths(millionths);
        else AddFraction(numerator, denominator);
    }

    public void Add(in FastSum other)
    {
        AddMillionths(other._millionths);
        AddBinary(other._whole, other._fraction);
        _below += other._below;
        _above += other._above;
        _unknown |= other._unknown;
    }

    public void Subtract(in FastSum other)
    {
        AddMillionths(-other._millionths);
        if (other._fraction == UInt128.Zero) AddBinary(-other._whole, UInt128.Zero);
        else AddBinary(-other._whole - 1, UInt128.Zero - other._fraction);
        _below += other._above;
        _above += other._below;
        _unknown |= other._unknown;
    }

    public void Rescale(decimal factor, decimal divisor)
    {
        var (by, over) = (factor * Million, divisor * Million);
        MakeBinary();
        if (_whole is < 0 or > int.MaxValue || by > uint.MaxValue || over > uint.MaxValue || by != decimal.Truncate(by) || over != decimal.Truncate(over)) _unknown = true;
        if (_unknown) return;
        var (multiplier, divider) = ((ulong)by, (ulong)over);
        // Long division by 32 binary digits at a time: what is carried is below the divider, so each step fits 64 bits.
        var high = Math.BigMul((ulong)(_fraction >> 64), multiplier);
        var low = Math.BigMul((ulong)_fraction, multiplier);
        var middle = high + (low >> 64);
        var whole = (ulong)_whole * multiplier + (ulong)(middle >> 64);
        var (quotient, rest) = Math.DivRem(whole, divider);
        var fraction = UInt128.Zero;
        foreach (var digits in (ReadOnlySpan<uint>)[(uint)(middle >> 32), (uint)middle, (uint)(low >> 32), (uint)low])
        {
            (var digit, rest) = Math.DivRem(rest << 32 | digits, divider);
            fraction = fraction << 32 | digit;
        }
        (_whole, _fraction) = ((long)quotient, fraction);
        var (below, above) = (Stretched(_below, multiplier, divider), Stretched(_above, multiplier, divider) + (rest == 0 ? 0u : 1u));
        if (below > HighestError || above > HighestError) _unknown = true;
        (_below, _above) = ((uint)below, (uint)above);
    }

    public bool Cap(decimal max)
    {
        var over = this;
        over.Subtract(Of(max));
        switch (over.Sign())
        {
            case null:
                _unknown = true;
                return false;
            case > 0:
                this = Of(max);
                return true;
            default:
                return false;
        }
    }

    public readonly bool TryNearest(out decimal nearest)
    {
        nearest = 0;
        if (_unknown) return false;
        if (IsDecimal && _whole is > -Million * Million and < Million * Million && _millionths is > long.MinValue / 2 and < long.MaxValue / 2)
        {
            nearest = InDecimals(_millionths + _whole * Million);
            return true;
        }
        var (carried, rest) = Math.DivRem(_millionths, Million);
        if (rest < 0) (carried, rest) = (carried - 1, rest + Million);
        var whole = _whole + carried;
        if (whole < 0) return false;
        // As many places as can fit; one less where they do not.
        int? most = whole switch { < 8 => 28, < 80 => 27, < 793 => 26, < 7_923 => 25, < 79_229 => 24, < 792_282 => 23, _ => null };
        if (most is not { } scale) return false;
        for (; ; scale--)
        {
            if (Rounded(whole, rest, scale) is not { } digits) return false;
            if (digits >> 96 != UInt128.Zero) continue;
            nearest = InDecimals(digits, scale);
            return true;
        }
    }

    private static FastSum Of(decimal value)
    {
        var sum = default(FastSum);
        sum.Add(value);
        return sum;
    }

    private static ulong Stretched(uint error, ulong multiplier, ulong divider) => error == 0 ? 0 : error * multiplier / divider + 1;

    /// <summary>A whole number of millionths as a decimal without trailing zeros.</summary>
    private static decimal InDecimals(long millionths)
    {
        if (millionths == 0) return 0;
        var scale = 6;
        while (scale > 0 && millionths % 10 == 0) (millionths, scale) = (millionths / 10, scale - 1);
        var magnitude = (ulong)Math.Abs(millionths);
        return new decimal((int)(uint)magnitude, (int)(uint)(magnitude >> 32), 0, millionths < 0, (byte)scale);
    }

    private static decimal InDecimals(UInt128 digits, int scale)
    {
        // 2⁶⁴ leaves 6 when divided by 10: the last digit is known without dividing all of it.
        while (scale > 0 && ((ulong)(digits >> 64) % 10 * 6 + (ulong)digits % 10) % 10 == 0) (digits, scale) = (digits / 10, scale - 1);
        return new decimal((int)(uint)digits, (int)(uint)(digits >> 32), (int)(uint)(digits >> 64), false, (byte)scale);
    }

    /// <summary>The first 128 binary digits of a fraction below one, and whether that is all of it.</summary>
    private static (UInt128 Digits, bool Whole) Digits(ulong numerator, ulong denominator)
    {
        if (denominator > uint.MaxValue)
        {
            var (first, rest) = UInt128.DivRem((UInt128)numerator << 64, denominator);
            var (second, last) = UInt128.DivRem(rest << 64, denominator);
            return (first << 64 | second, last == UInt128.Zero);
        }
        // 32 digits at a time, with one division in all: by multiplying with 2⁶⁴ ÷ denominator, and one correction.
        var reciprocal = ulong.MaxValue / denominator;
        var a = Next(ref numerator, denominator, reciprocal);
        var b = Next(ref numerator, denominator, reciprocal);
        var c = Next(ref numerator, denominator, reciprocal);
        var d = Next(ref numerator, denominator, reciprocal);
        return (new UInt128(a << 32 | b, c << 32 | d), numerator == 0);
    }

    private static ulong Next(ref ulong rest, ulong denominator, ulong reciprocal)
    {
        var shifted = rest << 32;
        var digits = Math.BigMul(shifted, reciprocal, out _);
        rest = shifted - digits * denominator;
        while (rest >= denominator) (rest, digits) = (rest - denominator, digits + 1);
        return digits;
    }

    /// <summary>The sum in units of 10⁻ˢᶜᵃˡᵉ, rounded to the nearest (ties to even); null where what is lacking decides.</summary>
    private readonly UInt128? Rounded(long whole, long millionths, int scale)
    {
        var unit = PowersOfTen.Wide[scale];
        var (high, rest) = Product(_fraction, unit);
        var digits = (UInt128)whole * unit + (UInt128)millionths * PowersOfTen.Wide[scale - 6] + high;
        var half = UInt128.One << 127;
        if ((_below | _above) == 0) return rest > half || rest == half && UInt128.IsOddInteger(digits) ? digits + UInt128.One : digits;
        // The errors are far below a half, so that only the half itself can be crossed.
        if (rest < half) return rest + _above * unit < half ? digits : null;
        return rest - half > _below * unit ? digits + UInt128.One : null;
    }

    /// <summary>Both halves of a product of 256 binary digits; <paramref name="b"/> is below 2⁹⁶.</summary>
    private static (UInt128 High, UInt128 Low) Product(UInt128 a, UInt128 b)
    {
        var (aHigh, aLow, bHigh, bLow) = ((ulong)(a >> 64), (ulong)a, (ulong)(b >> 64), (ulong)b);
        var low = Math.BigMul(aLow, bLow);
        var left = Math.BigMul(aHigh, bLow);
        var right = Math.BigMul(aLow, bHigh);
        var middle = (low >> 64) + (ulong)left + (ulong)right;
        return (Math.BigMul(aHigh, bHigh) + (left >> 64) + (right >> 64) + (middle >> 64), middle << 64 | (ulong)low);
    }

    private void AddMillionths(long millionths)
    {
        var sum = _millionths + millionths;
        if (((_millionths ^ sum) & (millionths ^ sum)) < 0) _unknown = true;
        _millionths = sum;
    }

    private void AddFraction(long numerator, long denominator)
    {
        var (whole, rest) = Math.DivRem(numerator, denominator);
        if (rest < 0) (whole, rest) = (whole - 1, rest + denominator);
        if (rest == 0)
        {
            AddBinary(whole, UInt128.Zero);
            return;
        }
        var (digits, exact) = Digits((ulong)rest, (ulong)denominator);
        AddBinary(whole, digits);
        if (!exact) _above++;
    }

    private void AddBinary(long whole, UInt128 fraction)
    {
        // Beyond 2⁶⁰ points nothing is fast any more.
        if (whole is > 1L << 60 or < -(1L << 60) || _whole is > 1L << 60 or < -(1L << 60)) _unknown = true;
        var sum = _fraction + fraction;
        _whole = unchecked(_whole + whole) + (sum < fraction ? 1 : 0);
        _fraction = sum;
    }

    /// <summary>Turns the millionths into binary digits too.</summary>
    private void MakeBinary()
    {
        var millionths = _millionths;
        _millionths = 0;
        AddFraction(millionths, Million);
    }

    /// <summary>Whether the sum is above (1), below (−1) or at zero; null where what is lacking decides.</summary>
    private readonly int? Sign()
    {
        if (_unknown) return null;
        if (IsDecimal && _whole == 0) return Math.Sign(_millionths);
        var sum = this;
        sum.MakeBinary();
        if (sum._whole > 0 || sum._whole == 0 && sum._fraction > sum._below) return 1;
        if (sum._whole < 0 && sum._fraction <= UInt128.MaxValue - sum._above) return -1;
        return sum is { _whole: 0, IsDecimal: true } ? 0 : null;
    }
}
