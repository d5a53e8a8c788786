using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace EGovPlatform.Portal.Tests.Pages;

/// <summary>Every page in light and dark, in both languages, on a desk and on a phone: kept as pictures, and checked for what a machine can see.</summary>
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
        { "set-levels", "/sets/ag-1040-2018-commune?group=HT#HT.1.1", null, null },
        { "set-try", "/sets/dn-2386-2025-commune/try?criterion=NT.1&example=1", null, null },
        { "set-try-levels", "/sets/ag-1040-2018-district/try", null, null },
        { "set-try-types", "/sets/dn-2874-2017-eward/try?criterion=L3.2b&example=1", null, null },
        { "set-compare", "/sets/compare?a=dn-2386-2025-commune&b=tth-1784-2018-commune", null, null },
        { "set-types", "/sets/dn-2874-2017-eward", null, null },
        { "not-found", "/rounds/none/ranking", null, null },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_fits_the_screen_and_axe_finds_no_violations(string name, string path, string? persona, string? unit)
    {
        await using var visit = await browsing.Visit();
        if (persona is not null)
            await visit.SignInAs(persona, unit);
        foreach (var (language, scheme) in new[] { ("vi", ColorScheme.Light), ("en", ColorScheme.Dark) })
        {
            await visit.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await visit.Open($"/language/{language}?back={Uri.EscapeDataString(path)}");
            Assert.Equal(language, await visit.Page.Locator("html").GetAttributeAsync("lang"));
            foreach (var width in new[] { 1280, 390 })
            {
                await visit.Page.SetViewportSizeAsync(width, width < 500 ? 844 : 900);
                await visit.Picture($"{name}-{width}-{scheme.ToString().ToLowerInvariant()}");
                Assert.Empty(await visit.Wider());
            }

            // What is folded away is part of the page.
            await visit.Page.EvaluateAsync("for (const d of [...document.querySelectorAll('details')].slice(0, 12)) d.open = true");
            var found = await visit.Page.RunAxe();
            Assert.True(
                found.Violations.Length == 0,
                $"{name} ({language}): " + string.Join("; ", found.Violations.Select(v => $"{v.Id}: {v.Help} at {v.Nodes[0].Html}")));
            Assert.Empty(await visit.Wider());
        }
    }
}
