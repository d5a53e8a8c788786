namespace EGovPlatform.Criteria;

/// <summary>1, 10, 100, … by their exponents.</summary>
internal static class PowersOfTen
{
    /// <summary>10⁰ to 10¹⁸: what 64 bits hold.</summary>
    public static readonly long[] Small = Enumerable.Range(0, 19).Select(e => (long)Power(e)).ToArray();

    /// <summary>10⁰ to 10²⁸: the scales of a decimal.</summary>
    public static readonly UInt128[] Wide = Enumerable.Range(0, 29).Select(Power).ToArray();

    private static UInt128 Power(int exponent) => Enumerable.Repeat((UInt128)10, exponent).Aggregate(UInt128.One, (all, ten) => all * ten);
}
