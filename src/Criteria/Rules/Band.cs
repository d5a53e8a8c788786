namespace EGovPlatform.Criteria;

/// <summary>A range of values, both ends as printed: <c>{from?, to?, fromOpen?, toOpen?}</c>; an end that is left out is without limit.</summary>
/// <param name="From">Lower end; null without limit.</param>
/// <param name="To">Upper end; null without limit.</param>
/// <param name="FromOpen">Whether the lower end itself is outside ("trên 90").</param>
/// <param name="ToOpen">Whether the upper end itself is outside ("dưới 100").</param>
public sealed record ValueRange(decimal? From, decimal? To, bool FromOpen, bool ToOpen)
{
    internal static ValueRange Read(YamlMap map)
    {
        var range = new ValueRange(map.OptionalDecimal("from"), map.OptionalDecimal("to"), map.Flag("fromOpen", false), map.Flag("toOpen", false));
        if (range.From > range.To || (range.From == range.To && range.From is not null && (range.FromOpen || range.ToOpen))) throw map.Wrong("set.empty-band");
        return range;
    }

    internal bool Contains(Exact value) =>
        (From is not { } from || (FromOpen ? value > from : value >= from)) && (To is not { } to || (ToOpen ? value < to : value <= to));

    /// <summary>The condition on a step of a trace, such as <c>s1 >= 95 and s1 &lt; 100</c>; <c>1</c> where the range has no ends.</summary>
    internal string Condition(string term)
    {
        var from = From is { } low ? $"{term} {(FromOpen ? ">" : ">=")} {NumberText.Invariant(low)}" : null;
        var to = To is { } high ? $"{term} {(ToOpen ? "<" : "<=")} {NumberText.Invariant(high)}" : null;
        return from is null ? to ?? "1" : to is null ? from : $"{from} and {to}";
    }
}

/// <summary>A band (mức): the values it holds for, and what it gives.</summary>
/// <param name="When">The range of each measure that the band speaks of, by measure name (empty for a single measure).</param>
/// <param name="Points">What it gives.</param>
/// <param name="Printed">The band's words as printed; null for a band that is not in the print: it closes a gap, and a note of the criterion says so. The linter
/// looks at what is printed only.</param>
public sealed record Band(IReadOnlyDictionary<string, ValueRange> When, decimal Points, string? Printed);

/// <summary>What a measure counts in.</summary>
public enum MeasureKind
{
    /// <summary>Per cent, 0 to 100.</summary>
    Percent,

    /// <summary>A number from 0.</summary>
    Number,

    /// <summary>A whole number from 0.</summary>
    Count,
}

/// <summary>A measure that bands speak of.</summary>
/// <param name="Name">Its name; empty where there is one measure only.</param>
/// <param name="Label">What it measures; null where there is one measure only.</param>
/// <param name="Kind">What it counts in.</param>
/// <param name="AtMost">Name of a measure that this one cannot exceed (what was done in 4 hours was done in 8); null where there is none.</param>
public sealed record Measure(string Name, Bilingual? Label, MeasureKind Kind, string? AtMost);
