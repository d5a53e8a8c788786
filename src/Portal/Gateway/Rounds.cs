namespace EGovPlatform.Portal.Gateway;

/// <summary>A round of assessment (kỳ đánh giá). Dates are days in Việt Nam, both ends included.</summary>
public sealed record Round(
    string Code, string Name, string SetId, DateOnly PeriodFrom, DateOnly PeriodTo, DateOnly DeclareFrom, DateOnly DeclareUntil, bool Demonstration)
{
    public DeclarationWindow Window(DateOnly today) =>
        today < DeclareFrom ? DeclarationWindow.NotYet : today > DeclareUntil ? DeclarationWindow.Closed : DeclarationWindow.Open;
}

/// <summary>Whether the units of a round may declare.</summary>
public enum DeclarationWindow
{
    NotYet,
    Open,
    Closed,
}

/// <summary>A unit (đơn vị) as a round lists it.</summary>
public sealed record RoundUnit(string Unit, string Name, string Kind, bool Demonstration);
