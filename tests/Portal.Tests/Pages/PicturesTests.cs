namespace EGovPlatform.Portal.Tests.Pages;

/// <summary>Every page in light and dark, on a desk and on a phone: kept as pictures, and checked for what a machine can see of a layout.</summary>
[Collection(nameof(Browsing))]
public sealed class PicturesTests(Browsing browsing)
{
    public static TheoryData<string, string, string?, string?> Pages => new()
    {
        { "home", "/", null, null },
        { "sign-in", "/sign-in", null, null },
        { "ranking", "/rounds/demo-2026/ranking", null, null },
        { "unpublished", "/rounds/an-hai-2026/ranking", null, null },
        { "score-card", "/rounds/demo-2026/units/MAU-012", null, null },
        { "score-card-appraiser", "/rounds/demo-2026/units/MAU-017", "appraiser", null },
        { "no-score", "/rounds/demo-2026/units/MAU-094", null, null },
        { "declaration", "/rounds/demo-2026/units/MAU-094/declare", "unit-officer", "MAU-094" },
        { "criterion-ratio", "/rounds/demo-2026/units/MAU-094/declare/NL.1", "unit-officer", "MAU-094" },
        { "criterion-choice", "/rounds/demo-2026/units/MAU-094/declare/TC.1", "unit-officer", "MAU-094" },
        { "criterion-sum", "/rounds/demo-2026/units/MAU-094/declare/UD.1.7", "unit-officer", "MAU-094" },
        { "submission", "/rounds/demo-2026/units/MAU-093/declare/submission", "unit-officer", "MAU-093" },
        { "administration", "/rounds/demo-2026/administration", "round-administrator", null },
        { "sets", "/sets", null, null },
        { "set", "/sets/dn-2386-2025-commune", null, null },
        { "not-found", "/rounds/none/ranking", null, null },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_fits_the_screen_in_both_schemes(string name, string path, string? persona, string? unit)
    {
        foreach (var (dark, width) in new[] { (false, 1280), (true, 1280), (false, 390), (true, 390) })
        {
            await using var visit = await browsing.Visit(dark: dark, width: width);
            if (persona is not null)
                await visit.SignInAs(persona, unit);
            await visit.Open(path);
            await visit.Picture($"{name}-{width}-{(dark ? "dark" : "light")}");

            Assert.Equal(width, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }
    }
}
