namespace EGovPlatform.Demonstration;

/// <summary>A made-up unit: no commune of this name or code exists, and every page that shows it says so.</summary>
/// <param name="Code">From MAU-001; the prefix is reserved for demonstration units.</param>
internal sealed record DemonstrationUnit(string Code, string Name, string Kind, IReadOnlyDictionary<string, object> Attributes)
{
    /// <summary>As many as a city of wards and communes has.</summary>
    public const int Count = 94;

    private const int Wards = 55;

    /// <summary>The units, the same at every run.</summary>
    public static IReadOnlyList<DemonstrationUnit> All { get; } =
        [.. Enumerable.Range(1, Count).Select(Nth)];

    private static DemonstrationUnit Nth(int number)
    {
        var isWard = number <= Wards;
        return new(
            $"MAU-{number:000}",
            $"{(isWard ? "Phường" : "Xã")} Mẫu {number:00}",
            isWard ? "ward" : "commune",
            new Dictionary<string, object> { ["hasMarkets"] = number % 9 != 0, ["hasSubordinateUnits"] = number % 4 == 0 });
    }
}
