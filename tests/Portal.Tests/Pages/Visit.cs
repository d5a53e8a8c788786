using Microsoft.Playwright;

namespace EGovPlatform.Portal.Tests.Pages;

/// <summary>One visitor's browser. What the browser complains of (a script error, the content security policy) fails the test at the end.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly List<string> complaints = [];
    private readonly IBrowserContext context;

    public Visit(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            // A status of 4xx or 5xx is what some tests ask for; the browser logs it as an error of loading, htmx as one of its own.
            if (message.Type == "error"
                && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
                && !message.Text.StartsWith("Response Status Error Code", StringComparison.Ordinal))
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    public IPage Page { get; }

    public IBrowserContext Context => context;

    public async Task<IResponse> Open(string path) => (await Page.GotoAsync(path))!;

    public async Task SignInAs(string persona, string? unit = null)
    {
        await Page.GotoAsync("/sign-in");
        var form = Page.Locator($"form:has(input[value='{persona}'])");
        if (unit is not null)
            await form.Locator("select").SelectOptionAsync(unit);
        await form.Locator("button").ClickAsync();
        await Page.WaitForURLAsync(url => !url.EndsWith("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>What makes the page wider than the screen, so that one would have to push it sideways.</summary>
    public Task<string[]> Wider() => Page.EvaluateAsync<string[]>(
        """
        () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('main *')]
          .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
          .slice(-5).map(element => element.outerHTML.slice(0, 160))
        """);

    /// <summary>Keeps a picture to look at, under the test results (or where SCREENSHOTS says).</summary>
    public async Task Picture(string name)
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? Path.Combine(AppContext.BaseDirectory, "screenshots");
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Empty(complaints);
    }
}
