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
        foreach (var classification in set.Content.Classification.OfType<LevelClassification>())
            foreach (var finding in ClassificationLint.Of(set, classification))
                Add(finding.Code, classification.Id, finding.Printed, finding.Computed, finding.Message, classification.Notes);
        foreach (var item in set.Content.Information) AddAll(numbers[item.Code], set.Content.Notes);
        foreach (var part in set.Content.Parts)
        {
            AddAll(numbers[part.Code], part.Notes);
            CheckHeading(part.Code, part.Title, part.Max, part.Notes);
            CheckSum(part.Code, part.Title, part.Max, set.Groups.Where(g => g.Part == part.Code && g.Direction == Direction.Score).Select(g => g.Max), part.Notes);
        }
        foreach (var group in set.Groups)
        {
            AddAll(numbers[group.Code], group.Notes);
            CheckHeading(group.Code, group.Title, group.Max, group.Notes);
            CheckSum(group.Code, group.Title, group.Max, Parts(group, null), group.Notes);
            foreach (var section in group.Sections)
            {
                AddAll(numbers[section.Code], section.Notes);
                CheckHeading(section.Code, section.Title, section.Max, section.Notes);
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
        var (code, notes) = (criterion.Code, criterion.Notes);
        if (rule is FormulaRule formula && criterion.Max is { } most && FormulaLint.Highest(formula) is { } reach && reach > most) CheckHighest(criterion, most, reach);
        // A printed cap that differs from the maximum is a finding of its own, below.
        if (criterion.Max is { } max && rule.Highest is { } highest && highest != rule.Cap && criterion.Rule is not UnscoredRule)
            CheckHighest(criterion, max, highest);
        foreach (var (finding, words, points) in WordsLint.Factors(criterion))
            if (!_findings.Exists(f => f.Node == code && f.Code == finding && f.Computed == Text(points)))
                Add(finding, code, Text(criterion.Max), Text(points), Texts.Say($"lint.{finding}.words", code, criterion.Max!.Value, points, words), notes);
        foreach (var cap in CapLint.Of(criterion, rule))
            Add(LintCodes.CapMismatch, code, Text(criterion.Max), Text(cap), Texts.Say("lint.cap-mismatch", code, criterion.Max!.Value, cap), notes);
        foreach (var (lesser, fuller) in OptionLint.Of(rule))
            Add(LintCodes.ExceedsMax, code, Text(fuller.Points), Text(lesser.Points), Texts.Say("lint.exceeds-max.lesser", code, fuller.Label, fuller.Points, lesser.Label, lesser.Points), notes);
        foreach (var finding in rule.Lint())
            Add(finding.Code, code, finding.Printed, finding.Computed, Texts.Say("lint." + finding.Code, code, finding.Message, finding.Computed), notes);
        CheckDefined(criterion);
        if (criterion is { Direction: Direction.Penalty, Max: null } && rule.Highest is null)
            Add(LintCodes.UnboundedPenalty, code, criterion.PrintedMax ?? "", Texts.Say("lint.unbounded-penalty.computed").Vi,
                Texts.Say("lint.unbounded-penalty", code, criterion.PrintedMax ?? "–"), notes);
    }

    private void CheckHighest(Criterion criterion, decimal max, decimal highest)
    {
        if (highest == max) return;
        var finding = highest > max ? LintCodes.ExceedsMax : LintCodes.MaxUnreachable;
        Add(finding, criterion.Code, Text(max), Text(highest), Texts.Say("lint." + finding, criterion.Code, max, highest), criterion.Notes);
    }

    private void CheckDefined(Criterion criterion)
    {
        var computed = Texts.Say("lint.undefined-policy.computed").Vi;
        var words = WordsLint.LeftOpen(criterion) ?? (criterion.NotApplicable == NotApplicablePolicy.Special ? Texts.Say("lint.undefined-policy.printed").Vi : null);
        if (words is not null)
            Add(LintCodes.UndefinedPolicy, criterion.Code, words, computed, Texts.Say("lint.undefined-policy", criterion.Code, words), criterion.Notes);
    }

    private void CheckHeading(string node, Bilingual title, decimal? max, IReadOnlyList<Note> notes)
    {
        foreach (var printed in WordsLint.Heading(title, max))
            Add(LintCodes.SumMismatch, node, Text(printed), Text(max), Texts.Say("lint.sum-mismatch.heading", node, printed, max!.Value), notes);
    }

    private void CheckSum(string node, Bilingual title, decimal? printed, IEnumerable<decimal?> parts, IReadOnlyList<Note> notes)
    {
        var list = parts.ToList();
        // A sum with an unprinted part, or without parts, cannot be checked.
        if (printed is not { } max || list.Count == 0 || list.Any(p => p is null)) return;
        var sum = list.Sum(p => p!.Value);
        if (sum == max) return;
        Add(LintCodes.SumMismatch, node, Text(max), Text(sum),
            Texts.Say("lint.sum-mismatch", new Bilingual($"{node} ({title.Vi})", $"{node} ({title.En})"), max, sum), notes);
    }

    private void AddAll(IEnumerable<NumberFinding> findings, IReadOnlyList<Note> notes)
    {
        foreach (var finding in findings) Add(finding.Code, finding.Node, finding.Printed, finding.Computed, finding.Message, notes);
    }

    /// <summary>A finding with the notes that answer its code, else those that answer any, else what the platform does by itself.</summary>
    private void Add(string code, string node, string printed, string computed, Bilingual message, IReadOnlyList<Note> notes)
    {
        var own = notes.Where(n => n.Finding == code).Select(n => n.Text).ToList();
        if (own.Count == 0) own = notes.Where(n => n.Finding is null).Select(n => n.Text).ToList();
        var resolution = own.Count == 0
            ? Texts.Say($"lint.{code}.resolution")
            : new(string.Join(' ', own.Select(t => t.Vi.Trim())), string.Join(' ', own.Select(t => t.En.Trim())));
        _findings.Add(new(code, node, printed, computed, message, resolution) { Resolved = own.Count > 0 });
    }
}
