using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using EGovPlatform.ServiceDefaults;

namespace EGovPlatform.Evidence.Tests.Rules;

public class RefusalTextsTests
{
    private static readonly ResourceManager Texts = new("EGovPlatform.Evidence.Resources.Errors", typeof(Refusals).Assembly);

    private static Dictionary<string, string> In(string culture) =>
        Texts.GetResourceSet(culture.Length == 0 ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    [Fact]
    public void Every_text_stands_in_Vietnamese_and_English()
    {
        var (vietnamese, english) = (In(""), In("en"));

        Assert.Equal(vietnamese.Keys.Order(), english.Keys.Order());
        Assert.DoesNotContain(vietnamese, text => string.IsNullOrWhiteSpace(text.Value) || text.Value == english[text.Key] && text.Value.Contains(' ', StringComparison.Ordinal));
    }

    public static TheoryData<string, string> Ways()
    {
        var ways = new TheoryData<string, string>();
        foreach (var method in typeof(Refusals).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.ReturnType == typeof(ProblemException)))
        {
            ways.Add(method.Name, "vi");
            ways.Add(method.Name, "en");
        }

        return ways;
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Every_refusal_has_its_words(string name, string culture)
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var method = typeof(Refusals).GetMethod(name)!;
        var problem = (ProblemException)method.Invoke(null, [.. method.GetParameters().Select(Value)])!;

        Assert.Matches("^[a-z-]+$", problem.Type);
        Assert.NotEmpty(problem.Message);
        Assert.NotEmpty(problem.Detail!);
        Assert.DoesNotContain('{', problem.Detail!);
    }

    private static object? Value(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when type == typeof(DateOnly) => new DateOnly(2026, 6, 30),
        var type when type == typeof(string) => "x",
        var type when type == typeof(int) => 200,
        var type when type == typeof(long) => 10L * 1024 * 1024,
        var type when type == typeof(IEnumerable<FieldProblem>) => Array.Empty<FieldProblem>(),
        _ => new InvalidOperationException("away"),
    };
}
