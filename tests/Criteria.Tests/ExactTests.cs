using FsCheck;
using FsCheck.Fluent;

namespace EGovPlatform.Criteria.Tests;

public class ExactTests
{
    [Fact]
    public void A_decimal_comes_back_as_it_was() =>
        Prop.ForAll(ArbMap.Default.ArbFor<decimal>(), d => ((Exact)d).ToDecimal() == d).CheckSeeded();

    [Fact]
    public void A_quotient_is_the_decimal_that_division_gives() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<NonZeroInt>(), (a, b) => ((Exact)a / b.Get).ToDecimal() == (decimal)a / b.Get).CheckSeeded();

    [Fact]
    public void Sums_do_not_depend_on_their_order() =>
        Prop.ForAll(ArbMap.Default.ArbFor<PositiveInt[]>(), parts =>
        {
            var shares = parts.Select(p => Exact.One / p.Get).ToList();
            return shares.Aggregate(Exact.Zero, (s, p) => s + p) == Enumerable.Reverse(shares).Aggregate(Exact.Zero, (s, p) => s + p);
        }).CheckSeeded();

    [Fact]
    public void Comparison_agrees_with_decimal() =>
        Prop.ForAll(ArbMap.Default.ArbFor<decimal>(), ArbMap.Default.ArbFor<decimal>(), (a, b) => ((Exact)a < b) == (a < b) && ((Exact)a == (Exact)b) == (a == b))
            .CheckSeeded();

    [Theory]
    [InlineData(1, 3, "0.3333333333333333333333333333")]
    [InlineData(2, 3, "0.6666666666666666666666666667")]
    [InlineData(-2, 3, "-0.6666666666666666666666666667")]
    [InlineData(10, 4, "2.5")]
    [InlineData(0, 7, "0")]
    public void Becomes_the_nearest_decimal_without_trailing_zeros(int numerator, int denominator, string expected) =>
        Assert.Equal(expected, NumberText.Invariant(((Exact)numerator / denominator).ToDecimal()));

    [Fact]
    public void What_a_decimal_cannot_hold_is_said() => Assert.Throws<OverflowException>(() => ((Exact)decimal.MaxValue * 2).ToDecimal());

    [Fact]
    public void Default_is_zero() => Assert.True(default(Exact) == Exact.Zero && default(Exact) + Exact.One == Exact.One);

    [Theory]
    [InlineData("1234567.5", "1.234.567,5", "1,234,567.5")]
    [InlineData("-1000", "-1.000", "-1,000")]
    [InlineData("0.250", "0,25", "0.25")]
    [InlineData("100", "100", "100")]
    public void Numbers_are_written_as_each_language_writes_them(string number, string vi, string en)
    {
        var value = decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal((vi, en), (NumberText.Vi(value), NumberText.En(value)));
    }
}
