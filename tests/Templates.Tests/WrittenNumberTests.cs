using System.Globalization;
using EGovPlatform.Templates.Reading;

namespace EGovPlatform.Templates.Tests;

public class WrittenNumberTests
{
    [Theory]
    [InlineData("12", "12")]
    [InlineData("-5", "-5")]
    [InlineData("1.234,5", "1234.5")]
    [InlineData("1,234.5", "1234.5")]
    [InlineData("1.234.567", "1234567")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("1.234.567,25", "1234567.25")]
    [InlineData("12,5", "12.5")]
    [InlineData("12.5", "12.5")]
    [InlineData("0,125", "0.125")]
    [InlineData("1234,567", "1234.567")]
    [InlineData("1\u00A0234,5", "1234.5")]
    public void Clear_numbers(string text, string number)
    {
        var written = WrittenNumber.Read(text);
        Assert.Equal((decimal.Parse(number, CultureInfo.InvariantCulture), null), (written.Value, written.Other));
    }

    [Theory]
    [InlineData("1.234", "1.234", "1234")]
    [InlineData("1,234", "1.234", "1234")]
    [InlineData("-12.345", "-12.345", "-12345")]
    public void Numbers_that_can_be_two(string text, string one, string other)
    {
        var written = WrittenNumber.Read(text);
        Assert.Equal((decimal.Parse(one, CultureInfo.InvariantCulture), decimal.Parse(other, CultureInfo.InvariantCulture)), (written.Value, written.Other));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("ba")]
    [InlineData("12 cuộc")]
    [InlineData("1.2.3")]
    [InlineData("1,23,4")]
    [InlineData("1.234,5,6")]
    [InlineData("12.34,5")]
    [InlineData(",5")]
    [InlineData("5,")]
    [InlineData("1e5")]
    [InlineData("٣")]
    [InlineData("12345678901234567890123456789")]
    public void No_numbers(string text) => Assert.Null(WrittenNumber.Read(text).Value);
}
