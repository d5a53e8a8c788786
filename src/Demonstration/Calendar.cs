namespace EGovPlatform.Demonstration;

/// <summary>A round as its authority sets it up: what <c>PUT /api/v1/rounds/{round}</c> takes.</summary>
internal sealed record RoundCalendar(
    string Name, string SetId, DateOnly PeriodFrom, DateOnly PeriodTo, DateOnly DeclareFrom, DateOnly DeclareUntil, bool Demonstration)
{
    private static readonly TimeZoneInfo Vietnam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    /// <summary>The date in Viet Nam now.</summary>
    public static DateOnly Today(TimeProvider time) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), Vietnam).DateTime);
}
