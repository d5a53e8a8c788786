using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace EGovPlatform.Criteria.Tests;

public partial class TextsTests
{
    [Theory]
    [InlineData("EGovPlatform.Criteria.Resources.Texts")]
    [InlineData("EGovPlatform.Criteria.Resources.ReportTexts")]
    [InlineData("EGovPlatform.Criteria.Resources.RuleTexts")]
    public void Every_text_stands_in_both_languages_with_the_same_arguments(string name)
    {
        var resources = new ResourceManager(name, typeof(CriteriaSet).Assembly);
        var vi = Read(resources, CultureInfo.InvariantCulture);
        var en = Read(resources, CultureInfo.GetCultureInfo("en"));
        Assert.Equal(vi.Keys.Order(StringComparer.Ordinal), en.Keys.Order(StringComparer.Ordinal));
        Assert.All(vi, text =>
        {
            Assert.False(string.IsNullOrWhiteSpace(text.Value));
            Assert.False(string.IsNullOrWhiteSpace(en[text.Key]));
            Assert.Equal(Arguments(text.Value), Arguments(en[text.Key]));
        });
    }

    private static Dictionary<string, string> Read(ResourceManager resources, CultureInfo culture) =>
        resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    private static IEnumerable<string> Arguments(string text) => Argument().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"(?<!\{)\{\d\}")]
    private static partial Regex Argument();
}
