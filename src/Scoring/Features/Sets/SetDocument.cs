using System.Text.Json;
using EGovPlatform.Criteria;

namespace EGovPlatform.Scoring.Features.Sets;

/// <summary>A criteria set (bộ chỉ số) as it is answered: the shape of <c>egov show --json</c> with the texts beside it. Vietnamese is verbatim.</summary>
/// <param name="Findings">Where the published set contradicts itself or leaves something open, as <c>egov lint</c> finds it, and how that is resolved.</param>
public sealed record SetDocument(
    string Id, int Version, string Status, Bilingual Title, string UnitKind, decimal Scale, int Decimals, string ContentHash, SourceDocument Source,
    IReadOnlyList<LegalBasis> LegalBasis, IReadOnlyList<Provision> Provisions, IReadOnlyList<InformationItem> Information,
    IReadOnlyList<SetGroup> Groups, IReadOnlyList<Bilingual> Notes, IReadOnlyList<LintFinding> Findings)
{
    /// <summary>Printed headings above the groups; a group names its own by code.</summary>
    public IReadOnlyList<SetPart> Parts { get; init; } = [];

    /// <summary>Levels, grades and types.</summary>
    public IReadOnlyList<SetClassification> Classification { get; init; } = [];

    /// <summary>Whether one software application counts once in the whole set.</summary>
    public bool ApplicationsOnce { get; init; }

    public static SetDocument Of(CriteriaSet set)
    {
        var content = set.Content;
        return new(
            set.Id, set.Version, Kebab(set.Status), set.Title, content.UnitKind, set.Scale, content.DisplayDecimals, set.ContentHash, content.Source,
            content.LegalBasis, content.Provisions, content.Information, [.. set.Groups.Select(SetGroup.Of)], Texts(content.Notes), set.Lint())
        {
            Parts = [.. content.Parts.Select(part => new SetPart(part.Code, part.Number, part.Title, part.Max, Texts(part.Notes)))],
            Classification = SetClassification.Of(set),
            ApplicationsOnce = content.ApplicationsOnce,
        };
    }

    internal static string Kebab<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    internal static IReadOnlyList<Bilingual> Texts(IReadOnlyList<Note> notes) => [.. notes.Select(note => note.Text)];
}

/// <summary>A printed heading above groups, such as readiness beside results, with its total as printed.</summary>
public sealed record SetPart(string Code, string Number, Bilingual Title, decimal? Max, IReadOnlyList<Bilingual> Notes);

/// <param name="Number">As printed, also where the print repeats it.</param>
/// <param name="Max">As printed; null where the print states none.</param>
/// <param name="Direction">score, bonus or penalty.</param>
/// <param name="Part">Code of the part that it stands under; null where it stands under none.</param>
public sealed record SetGroup(
    string Code, string Number, Bilingual Title, decimal? Max, string Direction, string? Text, IReadOnlyList<SetSection> Sections,
    IReadOnlyList<SetCriterion> Criteria, IReadOnlyList<Bilingual> Notes, string? Part)
{
    public static SetGroup Of(CriteriaGroup group) => new(
        group.Code, group.Number, group.Title, group.Max, SetDocument.Kebab(group.Direction), group.Text,
        [.. group.Sections.Select(section => new SetSection(
            section.Code, section.Number, section.Title, section.Max, section.Text, SetDocument.Texts(section.Notes), section.Parent))],
        [.. group.Criteria.Select(SetCriterion.Of)], SetDocument.Texts(group.Notes), group.Part);
}

/// <summary>A printed sub-heading with its own maximum.</summary>
/// <param name="Parent">The sub-heading that it stands under; null where it stands in the group itself.</param>
public sealed record SetSection(string Code, string Number, Bilingual Title, decimal? Max, string? Text, IReadOnlyList<Bilingual> Notes, string? Parent);
