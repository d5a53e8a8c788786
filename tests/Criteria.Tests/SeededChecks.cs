using FsCheck;

namespace EGovPlatform.Criteria.Tests;

/// <summary>Properties are checked with one stated seed, so that a build that fails fails again.</summary>
internal static class SeededChecks
{
    public static void CheckSeeded(this Property property) => Check.One(Config.QuickThrowOnFailure.WithReplay(2386UL, 2025UL).WithMaxTest(60), property);

    /// <summary>Equal but for the last of a decimal's places.</summary>
    public static bool Near(decimal a, decimal b) => Math.Abs(a - b) < 0.000_000_000_000_000_000_001m;
}
