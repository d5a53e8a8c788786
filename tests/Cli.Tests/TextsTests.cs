using System.Collections;
using System.Globalization;
using System.Resources;

namespace EGovPlatform.Cli.Tests;

public class TextsTests
{
    [Fact]
    public void Every_text_stands_in_both_languages()
    {
        var resources = new ResourceManager("EGovPlatform.Cli.Resources.Texts", typeof(EgovCommandLine).Assembly);
        var vi = Read(resources, CultureInfo.InvariantCulture);
        var en = Read(resources, CultureInfo.GetCultureInfo("en"));
        Assert.Equal(vi.Keys.Order(StringComparer.Ordinal), en.Keys.Order(StringComparer.Ordinal));
        Assert.All(vi.Concat(en), text => Assert.False(string.IsNullOrWhiteSpace(text.Value)));
        Assert.All(vi, text => Assert.Equal(text.Value.Count(c => c == '{'), en[text.Key].Count(c => c == '{')));
    }

    private static Dictionary<string, string> Read(ResourceManager resources, CultureInfo culture) =>
        resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);
}
