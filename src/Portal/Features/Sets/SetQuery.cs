using EGovPlatform.Portal.Gateway;

namespace EGovPlatform.Portal.Features.Sets;

/// <summary>What of a set is shown, as the address says.</summary>
/// <param name="Group">Code of the one group that is shown; null for all.</param>
/// <param name="Findings">Only what the linter found something at.</param>
public sealed record SetQuery(string? Group, bool Findings)
{
    public static SetQuery Of(IQueryCollection query, SetDocument set) => new(
        set.Groups.FirstOrDefault(group => group.Code == query["group"])?.Code, query["findings"] == "1");

    public bool Shows(SetGroup group) => Group is null || Group == group.Code;

    public bool Shows(SetDocument set, SetCriterion criterion) => !Findings || set.FindingsAt(criterion.Code).Any();

    /// <summary>Where in the set a node stands: on this page where the filter shows it, else on the page of its group.</summary>
    public string AddressOf(SetDocument set, string node)
    {
        var home = set.Groups.FirstOrDefault(group =>
            group.Code == node || group.Criteria.Any(criterion => criterion.Code == node) || group.Sections?.Any(section => section.Code == node) == true);
        var shown = home is null || (Shows(home) && (home.Criteria.FirstOrDefault(own => own.Code == node) is not { } criterion || Shows(set, criterion)));
        return (shown ? "" : $"/sets/{set.Id}") + "#" + Anchor(set, node);
    }

    /// <summary>The id of a node on the page.</summary>
    public static string Anchor(SetDocument set, string node) =>
        set.Groups.Any(group => group.Code == node) ? $"group-{node}"
        : set.Groups.Any(group => group.Sections?.Any(section => section.Code == node) == true) ? $"section-{node}"
        : set.Classification?.Any(one => one.Id == node) == true ? $"classification-{node}"
        : set.Parts?.Any(part => part.Code == node) == true ? $"part-{node}"
        : node == set.Id ? "content"
        : node;
}
