using System.Text.Json.Nodes;
using EGovPlatform.Criteria;

namespace EGovPlatform.Scoring.Features.Sets;

/// <summary>What changed from one set to another (so sánh hai phiên bản): the shape of <c>egov diff --json</c> with the words beside the values.</summary>
public sealed record SetChanges(SetHead From, SetHead To, IReadOnlyList<ChangedNode> Changes)
{
    public static SetChanges Of(CriteriaSet before, CriteriaSet after) =>
        new(SetHead.Of(before), SetHead.Of(after), [.. SetComparison.Of(before, after).Changes.Select(ChangedNode.Of)]);
}

/// <summary>Which set, to the byte.</summary>
public sealed record SetHead(string Id, int Version, Bilingual Title, string Hash)
{
    public static SetHead Of(CriteriaSet set) => new(set.Id, set.Version, set.Title, set.ContentHash);
}

/// <param name="Node">set, provision, information, classification, part, group, section or criterion.</param>
/// <param name="Code">Its code; the clause of a provision.</param>
/// <param name="Change">added, removed or changed.</param>
public sealed record ChangedNode(string Node, string Code, Bilingual Title, string Change, IReadOnlyList<ChangedPart> Parts)
{
    public static ChangedNode Of(NodeChange change) =>
        new(SetDocument.Kebab(change.Node), change.Code, change.Title, SetDocument.Kebab(change.Change), [.. change.Parts.Select(ChangedPart.Of)]);
}

/// <param name="What">The key of the file: title, text, number, max, rule …</param>
/// <param name="Before">What the earlier set says; null where it says nothing.</param>
/// <param name="BeforeWords">The same for people: a rule in plain words.</param>
public sealed record ChangedPart(string What, JsonNode? Before, JsonNode? After, Bilingual BeforeWords, Bilingual AfterWords)
{
    public static ChangedPart Of(PartChange part) => new(part.What, Read(part.Before), Read(part.After), part.BeforeWords, part.AfterWords);

    private static JsonNode? Read(string? json) => json is null ? null : JsonNode.Parse(json);
}
