using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace EGovPlatform.Criteria.Tests;

/// <summary>The same set and input give the same bytes, whatever the culture of the machine.</summary>
public class CultureTests
{
    /// <summary>Decimal commas, another small i, other digits and signs, a right-to-left minus, and none of it.</summary>
    private static readonly string[] Cultures = ["vi-VN", "tr-TR", "ar-SA", "fa-IR", "sv-SE", ""];

    public static TheoryData<string> Ids => [.. CriteriaSets.All.Select(s => s.Id).Distinct()];

    [Fact]
    public void The_cultures_are_real_ones()
    {
        Assert.Equal("İ", "i".ToUpper(CultureInfo.GetCultureInfo("tr-TR")));
        Assert.Equal("1,5", 1.5m.ToString(CultureInfo.GetCultureInfo("vi-VN")));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Loading_scoring_linting_and_classifying_give_the_same_bytes(string id)
    {
        var source = Resource(id);
        var expected = Everything(source);
        foreach (var culture in Cultures) Assert.Equal(expected, Under(culture, () => Everything(source)));
    }

    private static string Everything(byte[] source)
    {
        var set = CriteriaSet.Load(new MemoryStream(source));
        var text = new StringBuilder(set.ContentHash).AppendLine();
        foreach (var input in Declarations(set))
        {
            // Through the JSON, so that reading and writing a declaration count as well.
            var result = set.Score(DeclarationInput.Parse(input.ToJson()), SetParameters.Parse("""{"special": 0.25}"""));
            text.AppendLine(input.ContentHash()).AppendLine(result.ToJson()).AppendLine(result.ToIndentedJson());
            foreach (var language in new[] { "vi", "en" }) text.AppendJoin('\n', result.Trace.Render(CultureInfo.GetCultureInfo(language))).AppendLine();
        }
        foreach (var finding in set.Lint()) text.Append(finding).AppendLine();
        return text.ToString();
    }

    // The worked examples hold every kind of figure; the n-th example of every criterion makes the n-th declaration.
    private static IEnumerable<DeclarationInput> Declarations(CriteriaSet set)
    {
        for (var n = 0; n < 6; n++)
        {
            var chosen = set.Criteria.Where(c => c.Examples.Count > 0).Select(c => (c.Code, Example: c.Examples[n % c.Examples.Count])).ToList();
            yield return DeclarationInput.Empty with
            {
                UnitCode = "MAU-I",
                UnitAttributes = chosen.SelectMany(c => c.Example.Attributes).Aggregate(DeclarationInput.Empty.UnitAttributes, (all, a) => all.SetItem(a.Key, a.Value)),
                Values = chosen.ToImmutableSortedDictionary(c => c.Code, c => c.Example.Declared, StringComparer.Ordinal),
                CohortMaximum = chosen.Where(c => c.Example.Cohort is not null).ToImmutableSortedDictionary(c => c.Code, c => c.Example.Cohort!.Value, StringComparer.Ordinal),
            };
        }
    }

    private static byte[] Resource(string id)
    {
        var assembly = typeof(CriteriaSet).Assembly;
        using var stream = assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Last(n => n.Contains($".{id}.v", StringComparison.Ordinal)))!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    // A thread of its own: culture flows with the thread, and other tests run beside this one.
    private static string Under(string culture, Func<string> run)
    {
        var text = "";
        var thread = new Thread(() =>
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            text = run();
        });
        thread.Start();
        thread.Join();
        return text;
    }
}
