namespace EGovPlatform.Criteria;

internal static class BandLint
{
    public static IEnumerable<RuleFinding> Of(BandTable table) => [];
}
