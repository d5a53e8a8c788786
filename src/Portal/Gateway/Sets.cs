namespace EGovPlatform.Portal.Gateway;

/// <summary>A criteria set in the list of sets.</summary>
/// <param name="Criteria">How many criteria it has.</param>
public sealed record SetSummary(string Id, int Version, Words Title, decimal Scale, int Criteria);

/// <summary>A criteria set (bộ chỉ số) with its texts. Vietnamese texts of the decision are verbatim.</summary>
public sealed record SetDocument(
    string Id, int Version, string? Status, Words Title, decimal Scale, int Decimals, string? ContentHash, SourceDocument? Source,
    IReadOnlyList<LegalBasis>? LegalBasis, IReadOnlyList<Provision>? Provisions, IReadOnlyList<SetGroup> Groups, IReadOnlyList<SetFinding>? Findings,
    IReadOnlyList<SetNote>? Notes)
{
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

/// <param name="Number">As printed.</param>
/// <param name="Direction">score, bonus or penalty.</param>
public sealed record SetGroup(
    string Code, string Number, Words Title, decimal? Max, string? Direction, string? Text, IReadOnlyList<SetSection>? Sections,
    IReadOnlyList<SetCriterion> Criteria, IReadOnlyList<SetNote>? Notes)
{
    /// <summary>The criteria under their printed sub-headings, in printed order; without a section where they stand right under the group.</summary>
    public IEnumerable<(SetSection? Section, IReadOnlyList<SetCriterion> Criteria)> Parts()
    {
        for (var start = 0; start < Criteria.Count;)
        {
            var section = Criteria[start].Section;
            var together = Criteria.Skip(start).TakeWhile(criterion => criterion.Section == section).ToList();
            yield return (Sections?.FirstOrDefault(known => known.Code == section), together);
            start += together.Count;
        }
    }
}

/// <summary>A printed sub-heading.</summary>
public sealed record SetSection(string Code, string Number, Words Title, decimal? Max, string? Text, IReadOnlyList<SetNote>? Notes);

/// <param name="Number">As printed; empty where the print lacks one.</param>
/// <param name="Text">The scoring text, verbatim.</param>
/// <param name="PrintedMax">What is printed in place of a number.</param>
/// <param name="NotApplicable">never, excluded or special.</param>
/// <param name="Rule">The rule's kind.</param>
public sealed record SetCriterion(
    string Code, string? Section, string Number, Words Title, string? Text, decimal? Max, string? PrintedMax, string? Direction,
    SetEvidence? Evidence, string? Preparer, string? Supplier, string? NotApplicable, string Rule,
    IReadOnlyList<SetInput> Inputs, IReadOnlyList<SetNote>? Notes);

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
public sealed record SetFinding(string Code, string? Node, Words? Message, Words? Resolution);
