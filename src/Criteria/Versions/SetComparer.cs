namespace EGovPlatform.Criteria;

/// <summary>
/// Compares what two files say, key by key, so that nothing that a set can say goes unnoticed; what they say by default is compared as if it were written.
/// </summary>
internal sealed class SetComparer(CriteriaSet before, CriteriaSet after)
{
    private static readonly HashSet<string> OfSet = new(StringComparer.Ordinal) { "id", "version", "provisions", "information", "classification", "parts", "groups" };
    private static readonly HashSet<string> OfNode = new(StringComparer.Ordinal) { "code", "sections", "criteria" };

    // A part of these is a change of its own: that the evidence wanted is worded anew does not make the evidence another.
    private static readonly HashSet<string> Compound = new(StringComparer.Ordinal) { "evidence", "applications", "display", "period", "source", "gate" };

    private static readonly Dictionary<string, YamlScalar> Defaults = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["supplier"] = "unit",
        ["notApplicable"] = "never",
        ["direction"] = "score",
        ["tieRule"] = "shared-rank",
        ["display.decimals"] = "2",
        ["applications.once"] = "false",
        ["number"] = "",
    }.ToDictionary(d => d.Key, d => YamlValue.Scalar(d.Value), StringComparer.Ordinal);

    private readonly List<NodeChange> _changes = [];

    /// <summary>A node of a file: where it stands, and what it says.</summary>
    private sealed record Node(string Code, string Parent, YamlMap Map);

    public IReadOnlyList<NodeChange> Run()
    {
        var head = Parts(before.Source, after.Source, OfSet).ToList();
        if (head.Count > 0) _changes.Add(new(NodeKind.Set, after.Id, after.Title, ChangeKind.Changed, head));
        Compare(NodeKind.Provision, s => Listed(s.Source, "provisions", "clause"));
        Compare(NodeKind.Information, s => Listed(s.Source, "information", "code"));
        Compare(NodeKind.Classification, s => Listed(s.Source, "classification", "id"));
        Compare(NodeKind.Part, s => Listed(s.Source, "parts", "code"));
        Compare(NodeKind.Group, Groups);
        Compare(NodeKind.Section, s => Groups(s).SelectMany(g => Listed(g.Map, "sections", "code", g.Code)));
        Compare(NodeKind.Criterion, s => Groups(s).SelectMany(g => Listed(g.Map, "criteria", "code", g.Code)));
        return _changes;
    }

    private static IEnumerable<Node> Groups(CriteriaSet set) => Listed(set.Source, "groups", "code");

    // Clauses may repeat: the second of a name is another node.
    private static IEnumerable<Node> Listed(YamlMap map, string key, string name, string parent = "") =>
        map.Maps(key).GroupBy(m => m.Text(name), StringComparer.Ordinal).SelectMany(g => g.Select((m, i) => (Map: m, Code: i == 0 ? g.Key : $"{g.Key} ({i + 1})")))
            .OrderBy(n => n.Map.Line).ThenBy(n => n.Map.Column).Select(n => new Node(n.Code, parent, n.Map));

    private void Compare(NodeKind kind, Func<CriteriaSet, IEnumerable<Node>> nodes)
    {
        var (old, now) = (nodes(before).ToList(), nodes(after).ToList());
        var was = old.ToDictionary(n => n.Code, StringComparer.Ordinal);
        var moved = Moved(old, now);
        foreach (var node in now)
        {
            if (!was.Remove(node.Code, out var earlier)) _changes.Add(new(kind, node.Code, Title(node), ChangeKind.Added, []));
            else if (Changes(kind, earlier, node, moved) is { Count: > 0 } parts) _changes.Add(new(kind, node.Code, Title(node), ChangeKind.Changed, parts));
        }
        foreach (var node in old.Where(n => was.ContainsKey(n.Code))) _changes.Add(new(kind, node.Code, Title(node), ChangeKind.Removed, []));
    }

    private List<PartChange> Changes(NodeKind kind, Node old, Node now, IReadOnlyDictionary<string, (string Before, string After)> moved)
    {
        var parts = new List<PartChange>();
        if (old.Parent != now.Parent) parts.Add(Part("group", old.Parent, now.Parent));
        if (moved.TryGetValue(now.Code, out var order)) parts.Add(Part("order", order.Before, order.After));
        parts.AddRange(Parts(old.Map, now.Map, OfNode));
        if (kind != NodeKind.Criterion) return parts;
        var (was, becomes) = (before.Find(old.Code)!, after.Find(now.Code)!);
        if (was.Direction != becomes.Direction) parts.Add(Part("direction", Word(was.Direction), Word(becomes.Direction)));
        if (was.EvidenceRequired != becomes.EvidenceRequired) parts.Add(Part("evidence.required", was.EvidenceRequired ? "true" : "false", becomes.EvidenceRequired ? "true" : "false"));
        return parts.Select(p => p.What == "rule" ? p.InWords(was, becomes) : p).ToList();
    }

    private static string Word(Direction direction) => direction switch { Direction.Bonus => "bonus", Direction.Penalty => "penalty", _ => "score" };

    private static PartChange Part(string what, string old, string now) => YamlValue.Change(what, YamlValue.Scalar(old), YamlValue.Scalar(now));

    private static IEnumerable<PartChange> Parts(YamlMap old, YamlMap now, HashSet<string> without, string prefix = "")
    {
        var keys = now.Entries.Concat(old.Entries).Select(e => e.Key.Value).Distinct(StringComparer.Ordinal).Where(k => !without.Contains(k));
        foreach (var key in keys)
        {
            var what = prefix + key;
            // Whether evidence is required is compared for each criterion, whoever says so.
            if (what == "evidence.required" && old.Has("kinds") | old.Has("text") | now.Has("kinds") | now.Has("text")) continue;
            var (a, b) = (old.Value(key) ?? Defaults.GetValueOrDefault(what), now.Value(key) ?? Defaults.GetValueOrDefault(what));
            if (YamlValue.Same(key, a, b)) continue;
            if (Compound.Contains(what)) foreach (var part in Parts(a as YamlMap ?? YamlValue.Empty, b as YamlMap ?? YamlValue.Empty, without, what + ".")) yield return part;
            else yield return YamlValue.Change(what, a, b);
        }
    }

    /// <summary>
    /// Which of the nodes that stayed under their parent changed places: the fewest whose moving makes the one order of the other. Each with the sibling
    /// that it stood and stands after, among those that stayed; empty for the first.
    /// </summary>
    private static Dictionary<string, (string Before, string After)> Moved(List<Node> old, List<Node> now)
    {
        var moved = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        var parents = old.ToDictionary(n => n.Code, n => n.Parent, StringComparer.Ordinal);
        foreach (var siblings in now.Where(n => parents.TryGetValue(n.Code, out var parent) && parent == n.Parent).GroupBy(n => n.Parent, StringComparer.Ordinal))
        {
            var codes = siblings.Select(n => n.Code).ToList();
            var stayed = codes.ToHashSet(StringComparer.Ordinal);
            var places = old.Where(n => stayed.Contains(n.Code)).Select((n, i) => (n.Code, i)).ToDictionary(n => n.Code, n => n.i, StringComparer.Ordinal);
            var order = places.Keys.ToList();
            var kept = LongestRising(codes.ConvertAll(c => places[c]));
            for (var i = 0; i < codes.Count; i++)
                if (!kept.Contains(i)) moved.Add(codes[i], (places[codes[i]] == 0 ? "" : order[places[codes[i]] - 1], i == 0 ? "" : codes[i - 1]));
        }
        return moved;
    }

    private static HashSet<int> LongestRising(List<int> values)
    {
        var length = new int[values.Count];
        var previous = new int[values.Count];
        var best = -1;
        for (var i = 0; i < values.Count; i++)
        {
            (length[i], previous[i]) = (1, -1);
            for (var j = 0; j < i; j++)
                if (values[j] < values[i] && length[j] + 1 > length[i]) (length[i], previous[i]) = (length[j] + 1, j);
            if (best < 0 || length[i] > length[best]) best = i;
        }
        var kept = new HashSet<int>();
        for (var i = best; i >= 0; i = previous[i]) kept.Add(i);
        return kept;
    }

    private static Bilingual Title(Node node) => node.Map.Has("title") ? node.Map.Bilingual("title") : new(node.Code, node.Code);
}
