namespace EGovPlatform.Criteria;

/// <summary>Reads groups, sections and criteria.</summary>
internal static class GroupReader
{
    private static readonly Dictionary<string, Direction> Directions = new(StringComparer.Ordinal)
    {
        ["score"] = Direction.Score,
        ["bonus"] = Direction.Bonus,
        ["penalty"] = Direction.Penalty,
    };

    private static readonly Dictionary<string, Supplier> Suppliers = new(StringComparer.Ordinal)
    {
        ["unit"] = Supplier.Unit,
        ["authority"] = Supplier.Authority,
        ["system-of-record"] = Supplier.SystemOfRecord,
        ["check"] = Supplier.Check,
    };

    private static readonly Dictionary<string, NotApplicablePolicy> Policies = new(StringComparer.Ordinal)
    {
        ["never"] = NotApplicablePolicy.Never,
        ["excluded"] = NotApplicablePolicy.Excluded,
        ["special"] = NotApplicablePolicy.Special,
    };

    private static readonly Dictionary<string, string> EvidenceKinds =
        new[] { "document", "link", "image", "list" }.ToDictionary(k => k, StringComparer.Ordinal);

    public static CriteriaPart Part(YamlMap map, HashSet<string> codes)
    {
        var part = new CriteriaPart
        {
            Code = CriteriaSetReader.Code(map, codes),
            Number = map.OptionalText("number") ?? "",
            Title = map.Bilingual("title"),
            Max = CriteriaSetReader.NotNegative(map, "max"),
            Notes = CriteriaSetReader.Notes(map),
        };
        map.Done();
        return part;
    }

    public static CriteriaGroup Read(YamlMap map, IReadOnlyList<CriteriaPart> parts, bool evidenceRequired, HashSet<string> codes)
    {
        var code = CriteriaSetReader.Code(map, codes);
        var direction = map.Word<Direction>("direction", Directions, Direction.Score);
        var sectionCodes = new HashSet<string>(StringComparer.Ordinal);
        var sections = map.Maps("sections").Select(s => Section(s, sectionCodes, codes)).ToList();
        var group = new CriteriaGroup
        {
            Code = code,
            Part = Earlier(map, "part", [.. parts.Select(p => p.Code)], "set.unknown-part"),
            Number = map.OptionalText("number") ?? "",
            Title = map.Bilingual("title"),
            Max = CriteriaSetReader.NotNegative(map, "max"),
            Direction = direction,
            Text = map.OptionalText("text"),
            Sections = sections,
            Criteria = map.Required("criteria").AsList().Items
                .Select(c => Criterion(c.AsMap(), code, direction, sectionCodes, evidenceRequired && direction != Direction.Penalty, codes)).ToList(),
            Notes = CriteriaSetReader.Notes(map),
        };
        map.Done();
        return group.Criteria.Count > 0 ? group : throw map.Required("criteria").Wrong("set.empty-list");
    }

    private static CriteriaSection Section(YamlMap map, HashSet<string> earlier, HashSet<string> codes)
    {
        var section = new CriteriaSection
        {
            Code = CriteriaSetReader.Code(map, codes),
            Number = map.OptionalText("number") ?? "",
            Title = map.Bilingual("title"),
            Parent = Earlier(map, "section", earlier, "set.unknown-section"),
            Max = CriteriaSetReader.NotNegative(map, "max"),
            Text = map.OptionalText("text"),
            Notes = CriteriaSetReader.Notes(map),
        };
        map.Done();
        earlier.Add(section.Code);
        return section;
    }

    /// <summary>The code of a heading that the file has named before; null where the key is not there.</summary>
    private static string? Earlier(YamlMap map, string key, HashSet<string> headings, string complaint)
    {
        var heading = map.OptionalText(key);
        return heading is null || headings.Contains(heading) ? heading : throw map.Required(key).Wrong(complaint, heading);
    }

    private static Criterion Criterion(YamlMap map, string group, Direction direction, HashSet<string> sections, bool evidenceRequired, HashSet<string> codes)
    {
        var max = CriteriaSetReader.NotNegative(map, "max");
        var evidence = map.Optional("evidence")?.AsMap();
        var criterion = new Criterion
        {
            Code = CriteriaSetReader.Code(map, codes),
            Group = group,
            Section = Earlier(map, "section", sections, "set.unknown-section"),
            Number = map.OptionalText("number") ?? "",
            Title = map.Bilingual("title"),
            Text = map.OptionalText("text") ?? "",
            Max = max,
            PrintedMax = map.OptionalText("printedMax"),
            Direction = direction,
            EvidenceRequired = evidence?.Flag("required", evidenceRequired) ?? evidenceRequired,
            EvidenceText = evidence?.OptionalText("text"),
            EvidenceKinds = evidence is null ? [] : Kinds(evidence),
            Preparer = map.OptionalText("preparer"),
            Supplier = map.Word<Supplier>("supplier", Suppliers, Supplier.Unit),
            NotApplicable = map.Word<NotApplicablePolicy>("notApplicable", Policies, NotApplicablePolicy.Never),
            UpdateLag = map.OptionalText("updateLag"),
            Notes = CriteriaSetReader.Notes(map),
            Rule = RuleKinds.Read(map.Required("rule").AsMap(), max),
            Effort = CriteriaSetReader.NotNegative(map, "effort"),
            Examples = ExampleReader.Read(map),
            PrintedRule = map.Optional("printedRule")?.AsMap() is { } printed ? RuleKinds.Read(printed, max) : null,
        };
        criterion = criterion with { Gate = GateReader.Read(map, criterion.Rule) };
        evidence?.Done();
        map.Done();
        return criterion;
    }

    private static List<string> Kinds(YamlMap evidence) => evidence.Items("kinds").Select(k =>
    {
        var scalar = k.AsScalar();
        return EvidenceKinds.TryGetValue(scalar.Value, out var kind) ? kind : throw scalar.Wrong("set.unknown-word", scalar.Value, string.Join(", ", EvidenceKinds.Keys));
    }).ToList();
}
