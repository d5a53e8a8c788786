using System.Text.Json;
using EGovPlatform.Criteria;

namespace EGovPlatform.Scoring.Features.Sets;

/// <summary>A criteria set (bộ chỉ số) as it is answered: the shape of <c>egov show --json</c> with the texts beside it. Vietnamese is verbatim.</summary>
public sealed record SetDocument(
    string Id, int Version, string Status, Bilingual Title, string UnitKind, decimal Scale, int Decimals, string ContentHash, SourceDocument Source,
    IReadOnlyList<LegalBasis> LegalBasis, IReadOnlyList<Provision> Provisions, IReadOnlyList<InformationItem> Information,
    IReadOnlyList<SetGroup> Groups, IReadOnlyList<Bilingual> Notes)
{
    public static SetDocument Of(CriteriaSet set)
    {
        var content = set.Content;
        return new(
            set.Id, set.Version, Kebab(set.Status), set.Title, content.UnitKind, set.Scale, content.DisplayDecimals, set.ContentHash, content.Source,
            content.LegalBasis, content.Provisions, content.Information, [.. set.Groups.Select(SetGroup.Of)], Texts(content.Notes));
    }

    internal static string Kebab<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    internal static IReadOnlyList<Bilingual> Texts(IReadOnlyList<Note> notes) => [.. notes.Select(note => note.Text)];
}

/// <param name="Number">As printed, also where the print repeats it.</param>
/// <param name="Max">As printed; null where the print states none.</param>
/// <param name="Direction">score, bonus or penalty.</param>
public sealed record SetGroup(
    string Code, string Number, Bilingual Title, decimal? Max, string Direction, string? Text, IReadOnlyList<SetSection> Sections,
    IReadOnlyList<SetCriterion> Criteria, IReadOnlyList<Bilingual> Notes)
{
    public static SetGroup Of(CriteriaGroup group) => new(
        group.Code, group.Number, group.Title, group.Max, SetDocument.Kebab(group.Direction), group.Text,
        [.. group.Sections.Select(section => new SetSection(
            section.Code, section.Number, section.Title, section.Max, section.Text, SetDocument.Texts(section.Notes)))],
        [.. group.Criteria.Select(SetCriterion.Of)], SetDocument.Texts(group.Notes));
}

/// <summary>A printed sub-heading with its own maximum.</summary>
public sealed record SetSection(string Code, string Number, Bilingual Title, decimal? Max, string? Text, IReadOnlyList<Bilingual> Notes);

/// <param name="Number">As printed; empty where the print lacks one.</param>
/// <param name="Text">The scoring text, verbatim.</param>
/// <param name="PrintedMax">What is printed in place of a number.</param>
/// <param name="Rule">The rule's kind.</param>
public sealed record SetCriterion(
    string Code, string? Section, string Number, Bilingual Title, string Text, decimal? Max, string? PrintedMax, string Direction, SetEvidence Evidence,
    string? Preparer, string Supplier, string NotApplicable, string? UpdateLag, string Rule, IReadOnlyList<SetInput> Inputs, IReadOnlyList<Bilingual> Notes)
{
    public static SetCriterion Of(Criterion criterion) => new(
        criterion.Code, criterion.Section, criterion.Number, criterion.Title, criterion.Text, criterion.Max, criterion.PrintedMax,
        SetDocument.Kebab(criterion.Direction), new(criterion.EvidenceRequired, criterion.EvidenceText, criterion.EvidenceKinds), criterion.Preparer,
        SetDocument.Kebab(criterion.Supplier), SetDocument.Kebab(criterion.NotApplicable), criterion.UpdateLag, criterion.Rule.Kind,
        [.. criterion.Rule.Inputs.Select(input => new SetInput(input.Name, SetDocument.Kebab(input.Type), input.Label, input.Options))],
        SetDocument.Texts(criterion.Notes));
}

/// <summary>The evidence wanted, verbatim, and whether the points depend on it.</summary>
public sealed record SetEvidence(bool Required, string? Text, IReadOnlyList<string> Kinds);

/// <param name="Type">option, number, count, percent, flag or text.</param>
/// <param name="Options">What there is to choose, and what each is worth; for a flag or a count what it, or each of it, is worth; for a gate whether it passes.</param>
public sealed record SetInput(string Name, string Type, Bilingual Label, IReadOnlyList<RuleOption> Options);
