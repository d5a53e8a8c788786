namespace EGovPlatform.Portal.Tests.Pages;

/// <summary>A keyboard gets where a mouse gets.</summary>
[Collection(nameof(Browsing))]
public sealed class KeyboardTests(Browsing browsing)
{
    [Fact]
    public async Task The_first_stop_of_the_keyboard_skips_to_the_content_and_focus_is_visible()
    {
        await using var visit = await browsing.Visit();
        await visit.Open("/rounds/demo-2026/ranking");

        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("#content", await visit.Page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        Assert.NotEqual("none", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));

        await visit.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("content", await visit.Page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [Fact]
    public async Task A_criterion_opens_by_keyboard_and_by_a_link_to_it()
    {
        await using var visit = await browsing.Visit();
        await visit.Open("/rounds/demo-2026/units/MAU-012");
        var criterion = visit.Page.Locator("details.criterion").First;
        await criterion.Locator("summary").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        Assert.True(await criterion.EvaluateAsync<bool>("details => details.open"));

        await visit.Page.Locator("ul.lost a").First.ClickAsync();
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.getElementById(decodeURIComponent(location.hash.slice(1))).closest('details').open"));
    }
}
