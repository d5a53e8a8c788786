using System.Text.RegularExpressions;

namespace EGovPlatform.Criteria;

/// <summary>Reads <c>classification</c> and holds it to the groups of the set.</summary>
internal static partial class ClassificationReader
{
    private delegate Classification KindReader(YamlMap map, string id, IReadOnlyList<CriteriaGroup> groups);

    private readonly record struct Kind(KindReader Read);

    private static readonly Dictionary<string, Kind> Kinds = new(StringComparer.Ordinal)
    {
        [LevelClassification.KindName] = new(Levels),
        [GradeClassification.KindName] = new(Grades),
        [TypeClassification.KindName] = new(Types),
    };

    public static IReadOnlyList<Classification> Read(YamlMap set, IReadOnlyList<CriteriaGroup> groups, HashSet<string> codes)
    {
        var read = set.Maps("classification").Select(map =>
        {
            var id = CriteriaSetReader.Matching(map, "id", Name(), "set.bad-name");
            if (!codes.Add(id)) throw map.Required("id").Wrong("set.repeated-code", id);
            var classification = map.Word<Kind>("kind", Kinds).Read(map, id, groups) with
            {
                Text = map.OptionalText("text"),
                Clause = map.OptionalText("clause"),
                Notes = CriteriaSetReader.Notes(map),
            };
            map.Done();
            return classification;
        }).ToList();
        // A gate names its type only: two classifications with types would leave open which one is meant.
        if (read.OfType<TypeClassification>().Count() > 1) throw set.Required("classification").Wrong("set.types-once");
        return read;
    }

    private static LevelClassification Levels(YamlMap map, string id, IReadOnlyList<CriteriaGroup> groups)
    {
        var codes = Groups(map, groups);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return new()
        {
            Id = id,
            Title = map.Bilingual("title"),
            Groups = codes,
            Unranked = map.Bilingual("unranked"),
            Levels = RuleReading.Entries(map, "levels").Select(level =>
            {
                var read = new Level(RuleReading.Name(level, "id", ids), level.Bilingual("label"), Total(level), Minima(level, codes));
                if (read.Total is null && read.Groups.Count == 0) throw level.Wrong("set.level-without-condition");
                level.Done();
                return read;
            }).ToList(),
        };
    }

    private static LevelTotal? Total(YamlMap level)
    {
        if (level.Optional("total")?.AsMap() is not { } map) return null;
        var total = new LevelTotal(CriteriaSetReader.NotNegative(map, "min") ?? throw map.Wrong("set.missing-key", "min"), Base(map), map.OptionalText("printed"));
        if (total.Min > total.Of) throw map.Required("min").Wrong("set.minimum-above-base", total.Min, total.Of.Value);
        map.Done();
        return total;
    }

    private static Dictionary<string, LevelShare> Minima(YamlMap level, IReadOnlyList<string> groups)
    {
        var minima = new Dictionary<string, LevelShare>(StringComparer.Ordinal);
        if (level.Optional("groups")?.AsMap() is not { } map) return minima;
        foreach (var (key, node) in map.Entries)
        {
            if (!groups.Contains(key.Value)) throw key.Wrong("set.unknown-word", key.Value, string.Join(", ", groups));
            var entry = node.AsMap();
            minima.Add(key.Value, new(Share(entry, "share") ?? throw entry.Wrong("set.missing-key", "share"), Base(entry), entry.OptionalText("printed")));
            entry.Done();
        }
        return minima;
    }

    private static GradeClassification Grades(YamlMap map, string id, IReadOnlyList<CriteriaGroup> groups)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var entries = RuleReading.Entries(map, "grades");
        var grades = new List<Grade>();
        foreach (var entry in entries)
        {
            var grade = new Grade(RuleReading.Name(entry, "id", ids), entry.Bilingual("label"), Share(entry, "from"), entry.OptionalText("printed"));
            // From the best to the worst, and the worst takes what is left: so every share has one grade.
            var last = entry == entries[^1];
            if (last != grade.From is null || (grades.Count > 0 && grade.From >= grades[^1].From)) throw entry.Wrong("set.grade-order");
            entry.Done();
            grades.Add(grade);
        }
        return new() { Id = id, Title = map.Bilingual("title"), Groups = Groups(map, groups), Grades = grades };
    }

    private static TypeClassification Types(YamlMap map, string id, IReadOnlyList<CriteriaGroup> groups)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return new()
        {
            Id = id,
            Title = map.Bilingual("title"),
            None = map.Bilingual("none"),
            Types = RuleReading.Entries(map, "types").Select(type =>
            {
                var read = new UnitType(RuleReading.Name(type, "id", ids), type.Bilingual("label"));
                type.Done();
                return read;
            }).ToList(),
        };
    }

    /// <summary>Codes of groups on the scale with a maximum above 0, each once.</summary>
    private static List<string> Groups(YamlMap map, IReadOnlyList<CriteriaGroup> groups)
    {
        var possible = groups.Where(g => g.Direction == Direction.Score && g.PossiblePoints > 0).Select(g => g.Code).ToList();
        var list = map.Required("groups").AsList();
        if (list.Items.Count == 0) throw list.Wrong("set.empty-list");
        var codes = new List<string>();
        foreach (var item in list.Items.Select(i => i.AsScalar()))
        {
            if (!possible.Contains(item.Value)) throw item.Wrong("set.unknown-word", item.Value, string.Join(", ", possible));
            if (codes.Contains(item.Value)) throw item.Wrong("set.repeated-code", item.Value);
            codes.Add(item.Value);
        }
        return codes;
    }

    private static decimal? Share(YamlMap map, string key) =>
        map.OptionalDecimal(key) is not { } share ? null : share is >= 0 and <= 1 ? share : throw map.Required(key).Wrong("set.bad-share", share);

    private static decimal? Base(YamlMap map) =>
        map.OptionalDecimal("of") is not { } of ? null : of > 0 ? of : throw map.Required("of").Wrong("set.bad-base", of);

    [GeneratedRegex("^[a-z][A-Za-z0-9-]{0,39}\\z")]
    private static partial Regex Name();
}
