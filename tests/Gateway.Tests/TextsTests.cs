using System.Collections;
using System.Globalization;
using System.Resources;

namespace EGovPlatform.Gateway.Tests;

public class TextsTests
{
    [Fact]
    public void No_text_is_missing_in_either_language()
    {
        var texts = new ResourceManager("EGovPlatform.Gateway.Resources.Errors", typeof(Program).Assembly);
        var vi = Keys(texts, CultureInfo.InvariantCulture);

        Assert.NotEmpty(vi);
        Assert.Equal(vi, Keys(texts, CultureInfo.GetCultureInfo("en")));
        Assert.All(vi, key => Assert.NotEqual(texts.GetString(key, CultureInfo.InvariantCulture), texts.GetString(key, CultureInfo.GetCultureInfo("en"))));
    }

    private static List<string> Keys(ResourceManager texts, CultureInfo culture) =>
        texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().Select(entry => (string)entry.Key).Order().ToList();
}
