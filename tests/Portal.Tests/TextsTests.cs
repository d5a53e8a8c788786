using System.Text.RegularExpressions;
using System.Xml.Linq;
using EGovPlatform.Criteria;

namespace EGovPlatform.Portal.Tests;

/// <summary>Every text in both languages, none missing, none left over, and no words in the pages themselves.</summary>
public sealed partial class TextsTests
{
    private static readonly Dictionary<string, string> Vietnamese = Read("Texts.resx");
    private static readonly Dictionary<string, string> English = Read("Texts.en.resx");
    private static readonly IReadOnlyDictionary<string, string> Sources = Source.All;

    [Fact]
    public void Both_languages_have_the_same_keys() => Assert.Equal(Vietnamese.Keys.Order(), English.Keys.Order());

    [Fact]
    public void No_text_is_empty_and_both_languages_take_the_same_arguments() => Assert.All(Vietnamese, text =>
    {
        Assert.NotEmpty(text.Value.Trim());
        Assert.NotEmpty(English[text.Key].Trim());
        Assert.Equal(Arguments(text.Value), Arguments(English[text.Key]));
    });

    [Fact]
    public void Every_key_that_is_used_has_its_texts()
    {
        var used = UsedKeys();
        Assert.True(used.Count > 150, $"Only {used.Count} keys were found in the sources: the search for them is broken.");
        Assert.Empty(used.Except(Vietnamese.Keys));
    }

    [Fact]
    public void Every_text_is_used() => Assert.Empty(Vietnamese.Keys.Except(UsedKeys()));

    [Fact]
    public void Pages_hold_no_words_of_their_own()
    {
        // Vietnamese letters give words away; brand names and the language switch, each in its own language, are no texts.
        var strays = Sources
            .Where(source => source.Key.EndsWith(".razor", StringComparison.Ordinal))
            .SelectMany(source => Markup(source.Value)
                .Split('\n')
                .Where(line => VietnameseLetters().IsMatch(line) && !line.Contains(">Tiếng Việt<", StringComparison.Ordinal))
                .Select(line => $"{source.Key}: {line.Trim()}"));
        Assert.Empty(strays);
    }

    /// <summary>What can change in a set: the keys that the shipped files use, a part of a key under the key, and what the comparison names itself.</summary>
    private static readonly Lazy<HashSet<string>> KeysOfFiles = new(() =>
    [
        "group", "order", "direction", "evidence.text", "evidence.required",
        .. typeof(CriteriaSet).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".yaml", StringComparison.Ordinal)).SelectMany(name =>
        {
            using var reader = new StreamReader(typeof(CriteriaSet).Assembly.GetManifestResourceStream(name)!);
            return YamlKey().Matches(reader.ReadToEnd()).Select(match => match.Groups[1].Value).ToList();
        }),
    ]);

    private static HashSet<string> UsedKeys()
    {
        var used = new HashSet<string>();
        foreach (var source in Sources.Values)
        {
            foreach (Match match in Key().Matches(source))
                used.Add(match.Groups[1].Value);
            foreach (Match match in Ternary().Matches(source))
                used.UnionWith([match.Groups[1].Value, match.Groups[2].Value]);
        }

        // Keys that are put together from a code: each list is the codes that there are.
        string[] statuses = ["no-evidence", "not-declared", "not-applicable", "rejected", "duplicate-application", "invalid"];
        used.UnionWith(statuses.SelectMany(status => new[] { $"status.{status}", $"status.{status}.why" }));
        string[] failures = ["form-expired", "bad-request", "signed-out", "refused", "not-found", "conflict", "too-large", "away", "failed"];
        used.UnionWith(failures.SelectMany(kind => new[] { $"error.{kind}.title", $"error.{kind}.what" }));
        used.UnionWith(Enum.GetNames<Portal.Gateway.DeclarationWindow>().Select(window => $"round.window.{window.ToLowerInvariant()}"));
        used.UnionWith(new[] { "score", "bonus", "penalty" }.Select(direction => $"set.direction.{direction}"));
        used.UnionWith(CriteriaSets.All.SelectMany(set => set.Criteria).Select(criterion => $"rule.{criterion.Rule.Kind}"));
        used.UnionWith(new[] { "step", "peer", "gate", "none" }.Select(kind => $"rule.{kind}"));
        used.UnionWith(Enum.GetNames<NodeKind>().Select(node => $"change.node.{node.ToLowerInvariant()}"));
        used.UnionWith(Enum.GetNames<ChangeKind>().Select(change => change.ToLowerInvariant()).SelectMany(change => new[] { $"change.{change}", $"change.count.{change}" }));
        used.UnionWith(Vietnamese.Keys.Where(key => key.StartsWith("change.of.", StringComparison.Ordinal) && KeysOfFiles.Value.Contains(key["change.of.".Length..])));
        used.UnionWith(LintCodes.All.Select(code => $"finding.{code}"));
        used.UnionWith(CriteriaSets.All.SelectMany(set => set.Criteria).SelectMany(criterion => criterion.Gate?.Attributes ?? new HashSet<string>()).Select(name => $"attribute.{name}"));
        used.UnionWith(new[] { "commune", "ward", "district", "department" }.Select(kind => $"kind.{kind}"));
        used.UnionWith(new[] { "opens", "fails", "refused", "pending" }.Select(state => $"link.{state}"));
        used.UnionWith(new[]
        {
            "timeout", "dns", "private-address", "scheme", "port", "user-info", "host", "malformed", "tls", "connection", "too-many-redirects", "bad-redirect",
        }.Select(reason => $"link.reason.{reason}"));
        used.UnionWith(typeof(ProblemCodes).GetFields().Select(code => $"problem.{code.GetValue(null)}"));
        used.UnionWith(["field.notApplicable.excluded", "field.notApplicable.special", "field.evidence", "field.applications"]);
        return used;
    }

    /// <summary>A page without its code block and comments.</summary>
    private static string Markup(string razor) => Comment().Replace(razor.Split("@code {")[0], "");

    private static string[] Arguments(string text) => [.. Placeholder().Matches(text).Select(match => match.Value).Distinct().Order()];

    private static Dictionary<string, string> Read(string name) =>
        XDocument.Parse(Source.Resource(name)).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    [GeneratedRegex("\\b(?:T|[tT]exts|this)\\[\"([A-Za-z][A-Za-z.-]*)\"")]
    private static partial Regex Key();

    [GeneratedRegex("\\b(?:T|this)\\[[^\\]\"]*\\? \"([A-Za-z.-]+)\" : \"([A-Za-z.-]+)\"")]
    private static partial Regex Ternary();

    [GeneratedRegex("^ *(?:- )?([a-zA-Z]+):", RegexOptions.Multiline)]
    private static partial Regex YamlKey();

    [GeneratedRegex("""\{\d+\}""")]
    private static partial Regex Placeholder();

    [GeneratedRegex("""@\*.*?\*@""", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("[ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", RegexOptions.IgnoreCase)]
    private static partial Regex VietnameseLetters();
}
