namespace EGovPlatform.Criteria.Tests;

public class FormulaTests
{
    private static readonly Dictionary<string, Exact> Values = new() { ["a"] = 12, ["b"] = 0, ["max"] = 4 };

    private static decimal Value(string text) => Formula.Parse(text).Evaluate(Values).ToDecimal();

    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("10 - 2 - 3", 5)]
    [InlineData("16 / 4 / 2", 2)]
    [InlineData("-2 + 3", 1)]
    [InlineData("2 * -3", -6)]
    [InlineData("- - 2", 2)]
    [InlineData("1,5", 0)]
    [InlineData("0.1 + 0.2", 0.3)]
    [InlineData("1 / 3 * 3", 1)]
    [InlineData("6 ÷ 3 × 2 − 1", 3)]
    [InlineData("a / max", 3)]
    [InlineData("min(3, a, 2)", 2)]
    [InlineData("max(3, a, 2)", 12)]
    [InlineData("max(1, max)", 4)]
    [InlineData("if(a > 10, 1, 2)", 1)]
    [InlineData("if(a < 10, 1, 2)", 2)]
    [InlineData("a >= 12 and a <= 12 and a = 12 and a != 11", 1)]
    [InlineData("a ≥ 13 or a ≤ 11 or a ≠ 12 or a <> 12", 0)]
    [InlineData("if(b = 0, 5, a / b)", 5)]
    [InlineData("b != 0 and a / b > 1", 0)]
    [InlineData("b = 0 or a / b > 1", 1)]
    public void Computes(string text, decimal expected)
    {
        if (text == "1,5") Assert.Throws<FormulaException>(() => Formula.Parse(text));
        else Assert.Equal(expected, Value(text));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("1 +", 3)]
    [InlineData("1 2", 2)]
    [InlineData("(1", 2)]
    [InlineData("1)", 1)]
    [InlineData("1 < 2 < 3", 6)]
    [InlineData("sqrt(2)", 0)]
    [InlineData("if(1, 2)", 0)]
    [InlineData("min()", 4)]
    [InlineData("1.2.3", 0)]
    [InlineData("1.", 0)]
    [InlineData("a; b", 1)]
    [InlineData("System.Console", 6)]
    [InlineData("\"a\"", 0)]
    [InlineData("and", 0)]
    [InlineData("𝟏", 0)]
    public void Says_where_it_is_no_expression(string text, int position)
    {
        var refusal = Assert.Throws<FormulaException>(() => Formula.Parse(text));
        Assert.Equal(position, refusal.Position);
        Assert.NotEmpty(refusal.Reason.Vi);
    }

    [Fact]
    public void Its_cost_is_bounded()
    {
        Assert.Throws<FormulaException>(() => Formula.Parse(new string('(', 33) + "1" + new string(')', 33)));
        Assert.Throws<FormulaException>(() => Formula.Parse(new string('-', 40) + "1"));
        Assert.Throws<FormulaException>(() => Formula.Parse(new string('1', 121)));
        Assert.Throws<FormulaException>(() => Formula.Parse("1" + string.Concat(Enumerable.Repeat("+1", 1_000))));
        Assert.Throws<FormulaException>(() => Formula.Parse(new string(' ', 40_001)));
        Assert.Equal(999m, Value("1" + string.Concat(Enumerable.Repeat("+1", 998))));
    }

    [Fact]
    public void A_division_by_zero_is_an_error_of_its_own() => Assert.Throws<DivideByZeroException>(() => Value("a / b"));

    [Fact]
    public void Figures_take_the_place_of_names() =>
        Assert.Equal("(650 + 2) / 652 * 4", Formula.Parse("(a + b) / c * max").WithFigures(new Dictionary<string, string> { ["a"] = "650", ["b"] = "2", ["c"] = "652", ["max"] = "4" }));
}
