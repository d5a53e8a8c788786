using System.Text.Json;

namespace EGovPlatform.Portal.Gateway;

/// <summary>A criteria set in the list of sets.</summary>
/// <param name="Criteria">How many criteria it has.</param>
public sealed record SetSummary(string Id, int Version, Words Title, decimal Scale, int Criteria);

/// <summary>A criteria set (bộ chỉ số) with its texts. Vietnamese texts of the decision are verbatim.</summary>
public sealed record SetDocument(
    string Id, int Version, string? Status, Words Title, decimal Scale, int Decimals, string? ContentHash, SourceDocument? Source,
    IReadOnlyList<LegalBasis>? LegalBasis, IReadOnlyList<Provision>? Provisions, IReadOnlyList<SetGroup> Groups, IReadOnlyList<SetFinding>? Findings,
    IReadOnlyList<SetNote>? Notes, IReadOnlyList<SetPart>? Parts = null, IReadOnlyList<SetClassification>? Classification = null, bool ApplicationsOnce = false)
{
    /// <summary>What the linter found at a node: a criterion, section, group, part, classification, or the set itself.</summary>
    public IEnumerable<SetFinding> FindingsAt(string node) => (Findings ?? []).Where(finding => finding.Node == node);

    /// <summary>The unit's attributes that some condition of the set depends on.</summary>
    public IReadOnlyList<string> Attributes =>
        [.. Groups.SelectMany(group => group.Criteria).SelectMany(criterion => criterion.Gate?.Attributes ?? []).Distinct()];

    /// <summary>The group and criterion of a code.</summary>
    public (SetGroup Group, SetCriterion Criterion)? Find(string code) =>
        Groups.SelectMany(group => group.Criteria.Select(criterion => (group, criterion)))
            .Where(pair => pair.criterion.Code == code)
            .Select(pair => ((SetGroup, SetCriterion)?)pair)
            .FirstOrDefault();
}

public sealed record SourceDocument(string Document, string? Part);

/// <param name="Date">yyyy-MM-dd, where the source states it.</param>
public sealed record LegalBasis(string Kind, string Number, DateOnly? Date, string? Issuer, string? Title)
{
    /// <summary>As one cites it: Quyết định 2386/QĐ-UBND, 05/11/2025, UBND thành phố Đà Nẵng.</summary>
    public string Words => string.Join(", ", new[] { $"{Kind} {Number}", Date is { } date ? Figures.Date(date) : null, Issuer }.Where(part => !string.IsNullOrEmpty(part)));
}

/// <summary>A clause of the decision's general guidance, verbatim.</summary>
public sealed record Provision(string Clause, string Text);

/// <summary>A printed heading above groups.</summary>
public sealed record SetPart(string Code, string Number, Words Title, decimal? Max, IReadOnlyList<SetNote>? Notes);

/// <param name="Number">As printed.</param>
/// <param name="Direction">score, bonus or penalty.</param>
/// <param name="Part">Code of the part that it stands under.</param>
public sealed record SetGroup(
    string Code, string Number, Words Title, decimal? Max, string? Direction, string? Text, IReadOnlyList<SetSection>? Sections,
    IReadOnlyList<SetCriterion> Criteria, IReadOnlyList<SetNote>? Notes, string? Part = null)
{
    /// <summary>Number and title, as a heading.</summary>
    public string Heading => Number.Length > 0 ? $"{Number}. {Title.InSentence()}" : Title.InSentence();

    /// <summary>
    /// The criteria in printed order, cut where a printed sub-heading begins: the headings that begin there, outermost first, each with how many stand above
    /// it, and the criteria that follow.
    /// </summary>
    public IEnumerable<(IReadOnlyList<(SetSection Section, int Depth)> Headings, IReadOnlyList<SetCriterion> Criteria)> Stretches()
    {
        IReadOnlyList<SetSection> above = [];
        for (var start = 0; start < Criteria.Count;)
        {
            var code = Criteria[start].Section;
            var together = Criteria.Skip(start).TakeWhile(criterion => criterion.Section == code).ToList();
            var path = PathTo(code);
            var same = path.Zip(above).TakeWhile(pair => pair.First == pair.Second).Count();
            yield return ([.. path.Select((section, depth) => (section, depth)).Skip(same)], together);
            above = path;
            start += together.Count;
        }
    }

    private List<SetSection> PathTo(string? code)
    {
        var path = new List<SetSection>();
        while (Sections?.FirstOrDefault(section => section.Code == code) is { } section && !path.Contains(section))
        {
            path.Insert(0, section);
            code = section.Parent;
        }

        return path;
    }
}

/// <summary>A printed sub-heading.</summary>
/// <param name="Parent">The sub-heading that it stands under.</param>
public sealed record SetSection(string Code, string Number, Words Title, decimal? Max, string? Text, IReadOnlyList<SetNote>? Notes, string? Parent = null);

/// <param name="Number">As printed; empty where the print lacks one.</param>
/// <param name="Text">The scoring text, verbatim.</param>
/// <param name="PrintedMax">What is printed in place of a number.</param>
/// <param name="NotApplicable">never, excluded or special.</param>
/// <param name="Rule">The rule's kind.</param>
/// <param name="RuleInWords">What the rule does, line by line.</param>
/// <param name="PrintedRuleInWords">The rule of the print where it cannot be followed.</param>
public sealed record SetCriterion(
    string Code, string? Section, string Number, Words Title, string? Text, decimal? Max, string? PrintedMax, string? Direction,
    SetEvidence? Evidence, string? Preparer, string? Supplier, string? NotApplicable, string Rule,
    IReadOnlyList<SetInput> Inputs, IReadOnlyList<SetNote>? Notes, IReadOnlyList<SetRuleLine>? RuleInWords = null,
    IReadOnlyList<SetRuleLine>? PrintedRuleInWords = null, SetGate? Gate = null, IReadOnlyList<SetExample>? Examples = null);

/// <param name="Depth">0 for the rule itself, 1 for what belongs to the line of depth 0 before it.</param>
public sealed record SetRuleLine(int Depth, Words Text);

/// <summary>The type that a criterion decides.</summary>
/// <param name="Tightens">Code of the lower type's criterion that it takes the place of.</param>
/// <param name="When">A formula over the unit's attributes; null where the criterion always applies.</param>
public sealed record SetGate(string Type, string? Tightens, string? When, IReadOnlyList<string>? Attributes);

/// <summary>A worked example (ví dụ).</summary>
/// <param name="Passes">Of a condition.</param>
/// <param name="Status">One of <see cref="ScoreStatus"/>.</param>
/// <param name="Problem">Why it is invalid.</param>
/// <param name="By">Words of the document, a clause, or note.</param>
public sealed record SetExample(
    DeclaredValue Value, IReadOnlyDictionary<string, JsonElement>? Attributes, decimal? Cohort, decimal? Points, bool? Passes, string Status, string? Problem, string By);

/// <summary>Levels, grades or types.</summary>
/// <param name="Kind">levels, grades or types.</param>
/// <param name="Otherwise">What a unit is called that reaches none.</param>
public sealed record SetClassification(
    string Id, string Kind, Words Title, string? Text, string? Clause, IReadOnlyList<SetNote>? Notes, IReadOnlyList<string> Groups,
    IReadOnlyList<SetClassificationEntry> Entries, Words? Otherwise);

/// <param name="From">Of a grade: the share of a group's maximum from which it is given, 0 to 1; null for the last.</param>
public sealed record SetClassificationEntry(string Id, Words Label, decimal? From, string? Printed, IReadOnlyList<SetEntryCondition> Conditions);

/// <param name="Node">Code of the group or of the criterion; of a minimum total the classification's id.</param>
/// <param name="Kind">total, group or gate.</param>
/// <param name="Required">In points.</param>
/// <param name="Printed">The decision's words.</param>
public sealed record SetEntryCondition(string Node, string Kind, decimal? Required, string? Printed);

/// <summary>The evidence wanted, verbatim.</summary>
public sealed record SetEvidence(bool Required, string? Text, IReadOnlyList<string>? Kinds);

/// <summary>One thing that a criterion asks.</summary>
/// <param name="Type">option, number, percent, count, flag or text.</param>
public sealed record SetInput(string Name, string Type, Words? Label, IReadOnlyList<SetOption>? Options);

public sealed record SetOption(string Id, Words Label, decimal Points, bool? Passes = null);

/// <summary>What is wrong in the print, and how it was resolved.</summary>
public sealed record SetNote(string? Vi, string? En)
{
    public string Words => new Words(Vi ?? "", En).ToString();
}

/// <summary>What the linter found in the set.</summary>
/// <param name="Resolved">A note of the set answers it; else the resolution is what the platform does by itself.</param>
public sealed record SetFinding(string Code, string Node, string? Printed, string? Computed, Words Message, Words Resolution, bool Resolved = false);
