using System.Globalization;

namespace EGovPlatform.Portal.Gateway;

/// <summary>A round of assessment (kỳ đánh giá). Dates are days in Việt Nam, both ends included.</summary>
/// <param name="SetVersion">The version of the set that it is scored by.</param>
public sealed record Round(
    string Code, string Name, string SetId, int SetVersion, RoundParameters Parameters,
    DateOnly PeriodFrom, DateOnly PeriodTo, DateOnly DeclareFrom, DateOnly DeclareUntil, bool Demonstration)
{
    /// <summary>Exactly the set that it is scored by, as the gateway names it.</summary>
    public string Set => string.Create(CultureInfo.InvariantCulture, $"{SetId}@{SetVersion}");

    public DeclarationWindow Window(DateOnly today) =>
        today < DeclareFrom ? DeclarationWindow.NotYet : today > DeclareUntil ? DeclarationWindow.Closed : DeclarationWindow.Open;
}

/// <summary>What a round decides where the documents leave it open.</summary>
/// <param name="Special">What a criterion under "tính điểm đặc thù" gives that does not apply: a share of its maximum, 0 to 1; null: it is taken out.</param>
/// <param name="SpecialOf">The same for single criteria, by code.</param>
public sealed record RoundParameters(decimal? Special = null, IReadOnlyDictionary<string, decimal?>? SpecialOf = null)
{
    /// <summary>The share that the round decided for a criterion; null where it is taken out.</summary>
    public decimal? SpecialFor(string criterion) => SpecialOf is not null && SpecialOf.TryGetValue(criterion, out var own) ? own : Special;
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
