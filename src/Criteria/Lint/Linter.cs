namespace EGovPlatform.Criteria;

/// <summary>Finds where a set contradicts itself, from what it prints and from what its rules can give.</summary>
internal sealed class Linter(CriteriaSet set)
{
    private readonly List<LintFinding> _findings = [];

    /// <summary>Findings in the set's order: the set, then each group with its sections and criteria.</summary>
    public IReadOnlyList<LintFinding> Run()
    {
        CheckSum(set.Id, set.Title, set.Scale == 0 ? null : set.Scale, set.Groups.Where(g => g.Direction == Direction.Score).Select(g => g.Max), set.Content.Notes);
        var numbers = NumberLint.Of(set).ToLookup(f => f.Node, StringComparer.Ordinal);
        foreach (var item in set.Content.Information) AddAll(numbers[item.Code], []);
        foreach (var part in set.Content.Parts)
        {
            AddAll(numbers[part.Code], part.Notes);
            CheckSum(part.Code, part.Title, part.Max, set.Groups.Where(g => g.Part == part.Code && g.Direction == Direction.Score).Select(g => g.Max), part.Notes);
        }
        foreach (var group in set.Groups)
        {
            AddAll(numbers[group.Code], group.Notes);
            CheckSum(group.Code, group.Title, group.Max, Parts(group, null), group.Notes);
            foreach (var section in group.Sections)
            {
                AddAll(numbers[section.Code], section.Notes);
                CheckSum(section.Code, section.Title, section.Max, Parts(group, section.Code), section.Notes);
            }
            foreach (var criterion in group.Criteria)
            {
                AddAll(numbers[criterion.Code], criterion.Notes);
                Check(criterion);
            }
        }
        return _findings;
    }

    /// <summary>The printed maxima under a sub-heading, or under the group itself; a sub-heading without one counts what stands under it.</summary>
    private static IEnumerable<decimal?> Parts(CriteriaGroup group, string? heading) =>
        group.Sections.Where(s => s.Parent == heading).SelectMany(s => s.Max is null ? Parts(group, s.Code) : [s.Max])
            .Concat(group.Criteria.Where(c => c.Section == heading).Select(c => c.Max));

    private static string Text(decimal? number) => number is { } value ? NumberText.Invariant(value) : "";

    private void Check(Criterion criterion)
    {
        // What is printed is linted, also where the set applies something else because the print cannot be followed.
        var rule = criterion.PrintedRule ?? criterion.Rule;
        if (rule is FormulaRule formula && criterion.Max is { } most && FormulaLint.Highest(formula) is { } reach && reach > most)
            Add(LintCodes.ExceedsMax, criterion, Text(most), Text(reach), most, reach);
        // A printed cap that differs from the maximum is a finding of its own, below.
        if (criterion.Max is { } max && rule.Highest is { } highest && highest != rule.Cap && criterion.Rule is not UnscoredRule)
        {
            if (highest > max) Add(LintCodes.ExceedsMax, criterion, Text(max), Text(highest), max, highest);
            if (highest < max) Add(LintCodes.MaxUnreachable, criterion, Text(max), Text(highest), max, highest);
        }
        foreach (var cap in CapLint.Of(criterion, rule)) Add(LintCodes.CapMismatch, criterion, Text(criterion.Max), Text(cap), criterion.Max!.Value, cap);
        foreach (var finding in rule.Lint())
            _findings.Add(new(finding.Code, criterion.Code, finding.Printed, finding.Computed,
                Texts.Say("lint." + finding.Code, criterion.Code, finding.Message, finding.Computed), Resolution(finding.Code, criterion.Notes)));
        if (criterion.NotApplicable == NotApplicablePolicy.Special)
            _findings.Add(new(LintCodes.UndefinedPolicy, criterion.Code, Texts.Say("lint.undefined-policy.printed").Vi, Texts.Say("lint.undefined-policy.computed").Vi,
                Texts.Say("lint.undefined-policy", criterion.Code), Resolution(LintCodes.UndefinedPolicy, criterion.Notes)));
        if (criterion is { Direction: Direction.Penalty, Max: null } && rule.Highest is null)
            _findings.Add(new(LintCodes.UnboundedPenalty, criterion.Code, criterion.PrintedMax ?? "", Texts.Say("lint.unbounded-penalty.computed").Vi,
                Texts.Say("lint.unbounded-penalty", criterion.Code, criterion.PrintedMax ?? "–"), Resolution(LintCodes.UnboundedPenalty, criterion.Notes)));
    }

    private void CheckSum(string node, Bilingual title, decimal? printed, IEnumerable<decimal?> parts, IReadOnlyList<Note> notes)
    {
        var list = parts.ToList();
        // A sum with an unprinted part, or without parts, cannot be checked.
        if (printed is not { } max || list.Count == 0 || list.Any(p => p is null)) return;
        var sum = list.Sum(p => p!.Value);
        if (sum == max) return;
        _findings.Add(new(LintCodes.SumMismatch, node, Text(max), Text(sum),
            Texts.Say("lint.sum-mismatch", new Bilingual($"{node} ({title.Vi})", $"{node} ({title.En})"), max, sum), Resolution(LintCodes.SumMismatch, notes)));
    }

    private void Add(string code, Criterion criterion, string printed, string computed, decimal max, decimal found) =>
        _findings.Add(new(code, criterion.Code, printed, computed, Texts.Say("lint." + code, criterion.Code, max, found), Resolution(code, criterion.Notes)));

    private void AddAll(IEnumerable<NumberFinding> findings, IReadOnlyList<Note> notes)
    {
        foreach (var finding in findings)
            _findings.Add(new(finding.Code, finding.Node, finding.Printed, finding.Computed, finding.Message, Resolution(finding.Code, notes)));
    }

    /// <summary>The notes that answer this code, else those that answer any, else what the platform does by itself.</summary>
    private static Bilingual Resolution(string code, IReadOnlyList<Note> notes)
    {
        var own = notes.Where(n => n.Finding == code).Select(n => n.Text).ToList();
        if (own.Count == 0) own = notes.Where(n => n.Finding is null).Select(n => n.Text).ToList();
        return own.Count == 0
            ? Texts.Say($"lint.{code}.resolution")
            : new(string.Join(' ', own.Select(t => t.Vi.Trim())), string.Join(' ', own.Select(t => t.En.Trim())));
    }
}
