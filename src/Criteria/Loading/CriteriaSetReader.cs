using System.Globalization;
using System.Text.RegularExpressions;

namespace EGovPlatform.Criteria;

/// <summary>Reads the file format into <see cref="CriteriaSetContent"/>.</summary>
internal static partial class CriteriaSetReader
{
    private static readonly Dictionary<string, SetStatus> Statuses = new(StringComparer.Ordinal)
    {
        ["draft"] = SetStatus.Draft,
        ["published"] = SetStatus.Published,
        ["retired"] = SetStatus.Retired,
    };

    private static readonly Dictionary<string, string> TieRules = new(StringComparer.Ordinal) { ["shared-rank"] = "shared-rank" };

    public static CriteriaSetContent Read(YamlMap map)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var evidence = map.Optional("evidence")?.AsMap();
        var applications = map.Optional("applications")?.AsMap();
        var evidenceRequired = evidence?.Flag("required", false) ?? false;
        var parts = map.Maps("parts").Select(p => GroupReader.Part(p, codes)).ToList();
        var information = map.Maps("information").Select(i => Information(i, codes)).ToList();
        var groups = map.Required("groups").AsList().Items.Select(g => GroupReader.Read(g.AsMap(), parts, evidenceRequired, codes)).ToList();
        if (groups.Count == 0) throw map.Required("groups").Wrong("set.empty-list");
        var classification = ClassificationReader.Read(map, groups, codes);
        GateReader.Check(map, groups, classification.OfType<TypeClassification>().SingleOrDefault());
        var content = new CriteriaSetContent
        {
            Id = Matching(map, "id", SetId(), "set.bad-id"),
            Version = Version(map),
            Status = map.Word("status", Statuses),
            Title = map.Bilingual("title"),
            Supersedes = map.OptionalText("supersedes"),
            UnitKind = map.Text("unitKind"),
            Scale = NotNegative(map, "scale") ?? throw map.Wrong("set.missing-key", "scale"),
            Period = Period(map),
            DisplayDecimals = DisplayDecimals(map),
            TieRule = map.Optional("tieRule") is null ? "shared-rank" : TieRule(map),
            Source = Source(map.Required("source").AsMap()),
            LegalBasis = map.Maps("legalBasis").Select(Basis).ToList(),
            Provisions = map.Maps("provisions").Select(Provision).ToList(),
            EvidenceRequired = evidenceRequired,
            EvidenceClause = evidence?.OptionalText("clause"),
            ApplicationsOnce = applications?.Flag("once", false) ?? false,
            ApplicationsClause = applications?.OptionalText("clause"),
            Information = information,
            Parts = parts,
            Groups = groups,
            Classification = classification,
            Notes = Notes(map),
        };
        evidence?.Done();
        applications?.Done();
        map.Done();
        return content;
    }

    /// <summary>A code that no other node of the set has.</summary>
    internal static string Code(YamlMap map, HashSet<string> codes)
    {
        var code = Matching(map, "code", NodeCode(), "set.bad-code");
        return codes.Add(code) ? code : throw map.Required("code").Wrong("set.repeated-code", code);
    }

    internal static string Matching(YamlMap map, string key, Regex pattern, string complaint)
    {
        var text = map.Text(key);
        return pattern.IsMatch(text) ? text : throw map.Required(key).Wrong(complaint, text.Length > 60 ? text[..60] : text);
    }

    internal static decimal? NotNegative(YamlMap map, string key) =>
        map.OptionalDecimal(key) is not { } number ? null : number >= 0 ? number : throw map.Required(key).Wrong("set.negative", number);

    internal static IReadOnlyList<Note> Notes(YamlMap map) => map.Maps("notes").Select(note =>
    {
        var finding = note.OptionalText("finding");
        if (finding is not null && !LintCodes.All.Contains(finding)) throw note.Required("finding").Wrong("set.unknown-word", finding, string.Join(", ", LintCodes.All));
        var read = new Note(new(note.Text("vi"), note.Text("en")), finding);
        note.Done();
        return read;
    }).ToList();

    private static int Version(YamlMap map)
    {
        var scalar = map.Required("version").AsScalar();
        return scalar.AsInteger() is >= 1 and var version ? version : throw scalar.Wrong("set.bad-version");
    }

    private static string TieRule(YamlMap map)
    {
        var scalar = map.Required("tieRule").AsScalar();
        return TieRules.TryGetValue(scalar.Value, out var rule) ? rule : throw scalar.Wrong("set.unknown-word", scalar.Value, string.Join(", ", TieRules.Keys));
    }

    private static ReportingPeriod? Period(YamlMap map)
    {
        if (map.Optional("period")?.AsMap() is not { } period) return null;
        var read = new ReportingPeriod(Matching(period, "from", MonthDay(), "set.bad-month-day"), Matching(period, "to", MonthDay(), "set.bad-month-day"));
        period.Done();
        return read;
    }

    private static int DisplayDecimals(YamlMap map)
    {
        if (map.Optional("display")?.AsMap() is not { } display) return 2;
        var scalar = display.Required("decimals").AsScalar();
        display.Done();
        return scalar.AsInteger() is <= 6 and var decimals ? decimals : throw scalar.Wrong("set.bad-decimals");
    }

    private static SourceDocument Source(YamlMap map)
    {
        var read = new SourceDocument(map.Text("document"), map.OptionalText("part"));
        map.Done();
        return read;
    }

    private static LegalBasis Basis(YamlMap map)
    {
        var date = map.OptionalText("date");
        if (date is not null && !DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            throw map.Required("date").Wrong("set.bad-date", date.Length > 40 ? date[..40] : date);
        var read = new LegalBasis(map.Text("kind"), map.Text("number"), date, map.OptionalText("issuer"), map.OptionalText("title"));
        map.Done();
        return read;
    }

    private static Provision Provision(YamlMap map)
    {
        var read = new Provision(map.Text("clause"), map.Text("text"));
        map.Done();
        return read;
    }

    private static InformationItem Information(YamlMap map, HashSet<string> codes)
    {
        var read = new InformationItem(Code(map, codes), map.OptionalText("number") ?? "", map.Bilingual("title"), map.OptionalText("preparer"));
        map.Done();
        return read;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+){0,9}\\z")]
    private static partial Regex SetId();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9.-]{0,39}\\z")]
    private static partial Regex NodeCode();

    [GeneratedRegex("^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\\z")]
    private static partial Regex MonthDay();
}
