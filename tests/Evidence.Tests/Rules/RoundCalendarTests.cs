using EGovPlatform.Evidence.Features.Rounds;

namespace EGovPlatform.Evidence.Tests.Rules;

public class RoundCalendarTests
{
    private static readonly RoundCalendar Calendar = new(new(2026, 6, 1), new(2026, 6, 30));

    [Theory]
    // Midnight in Viet Nam is 17:00 UTC of the day before.
    [InlineData("2026-05-31T16:59:59.9999999Z", nameof(DeclarationWindow.NotOpen))]
    [InlineData("2026-05-31T17:00:00Z", nameof(DeclarationWindow.Open))]
    [InlineData("2026-06-30T16:59:59.9999999Z", nameof(DeclarationWindow.Open))]
    [InlineData("2026-06-30T17:00:00Z", nameof(DeclarationWindow.Closed))]
    [InlineData("2026-07-01T00:00:00+07:00", nameof(DeclarationWindow.Closed))]
    [InlineData("2026-06-30T23:59:59+07:00", nameof(DeclarationWindow.Open))]
    public void Both_days_count_whole_in_Viet_Nam(string now, string window) =>
        Assert.Equal(window, Calendar.At(DateTimeOffset.Parse(now)).ToString());
}
