using System.Globalization;

namespace EGovPlatform.Portal.Tests;

public sealed class FiguresTests
{
    [Theory]
    [InlineData("vi", "1234567.5", "1.234.567,50")]
    [InlineData("vi", "-0.25", "−0,25")]
    [InlineData("en", "1234567.5", "1,234,567.50")]
    public void Points_are_written_as_the_language_writes_them(string language, string points, string written) =>
        In(language, () => Assert.Equal(written, Figures.Points(Exact(points))));

    [Fact]
    public void Days_and_times_are_those_of_Viet_Nam()
    {
        var lateInLondon = new DateTimeOffset(2026, 12, 31, 18, 5, 0, TimeSpan.Zero);
        Assert.Equal("01:05, 01/01/2027", Figures.Time(lateInLondon));
        Assert.Equal(new DateOnly(2027, 1, 1), Figures.Day(lateInLondon));
        Assert.Equal("31/12/2026", Figures.Date(new DateOnly(2026, 12, 31)));
    }

    [Theory]
    [InlineData("vi", "99,7", "99.7")]
    [InlineData("vi", " 1.234,5 ", "1234.5")]
    [InlineData("vi", "1234", "1234")]
    [InlineData("vi", "1.234", "1234")]
    [InlineData("vi", "-3", "-3")]
    [InlineData("en", "99.7", "99.7")]
    [InlineData("en", "1,234.5", "1234.5")]
    public void A_number_is_read_as_the_language_writes_it(string language, string typed, string number) => In(language, () =>
    {
        Assert.True(Figures.TryRead(typed, out var read));
        Assert.Equal(Exact(number), read);
    });

    [Theory]
    // The framework would read 997: a tenth of a percent must not become nine hundred.
    [InlineData("vi", "99.7")]
    [InlineData("vi", "1,234.5")]
    [InlineData("vi", "1.23,4")]
    [InlineData("vi", "1,2,3")]
    [InlineData("vi", "hai")]
    [InlineData("vi", "")]
    [InlineData("vi", "1e3")]
    [InlineData("vi", ",5")]
    [InlineData("vi", "99999999999999999999999999999")]
    [InlineData("en", "99,7")]
    [InlineData("en", "1.234,5")]
    public void What_could_mean_another_number_is_not_read(string language, string typed) =>
        In(language, () => Assert.False(Figures.TryRead(typed, out _)));

    [Fact]
    public void What_a_form_shows_it_reads_back() => In("vi", () =>
    {
        foreach (var number in new[] { 0m, 0.5m, 1234567.125m, -2.25m, 652m })
        {
            Assert.True(Figures.TryRead(Figures.Typed(number), out var read));
            Assert.Equal(number, read);
        }
    });

    [Fact]
    public void Totals_that_differ_look_different()
    {
        Assert.Equal(2, Figures.DecimalsToTellApart([83.25m, 83.26m, 83.25m]));
        Assert.Equal(4, Figures.DecimalsToTellApart([83.2501m, 83.25m]));
        Assert.Equal(2, Figures.DecimalsToTellApart([]));
    }

    private static decimal Exact(string number) => decimal.Parse(number, CultureInfo.InvariantCulture);

    private static void In(string language, Action act)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            act();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
