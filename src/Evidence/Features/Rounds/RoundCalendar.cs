namespace EGovPlatform.Evidence.Features.Rounds;

/// <summary>Whether units may declare in a round now.</summary>
internal enum DeclarationWindow
{
    NotOpen,
    Open,
    Closed,
}

/// <summary>The days of a round (lịch kỳ đánh giá) on which units declare: both inclusive, dates in Viet Nam.</summary>
internal readonly record struct RoundCalendar(DateOnly DeclareFrom, DateOnly DeclareUntil)
{
    private static readonly TimeZoneInfo VietNam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    /// <param name="now">Any offset; what counts is the date in Viet Nam at that instant.</param>
    public DeclarationWindow At(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, VietNam).DateTime);
        return today < DeclareFrom ? DeclarationWindow.NotOpen
            : today > DeclareUntil ? DeclarationWindow.Closed
            : DeclarationWindow.Open;
    }
}
