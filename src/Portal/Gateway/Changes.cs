namespace EGovPlatform.Portal.Gateway;

/// <summary>What changed from one criteria set to another (so sánh hai phiên bản).</summary>
public sealed record SetChanges(SetHead From, SetHead To, IReadOnlyList<ChangedNode> Changes);

public sealed record SetHead(string Id, int Version, Words Title, string Hash);

/// <param name="Node">set, provision, information, classification, part, group, section or criterion.</param>
/// <param name="Code">Its code; the clause of a provision.</param>
/// <param name="Change">added, removed or changed.</param>
public sealed record ChangedNode(string Node, string Code, Words Title, string Change, IReadOnlyList<ChangedPart> Parts);

/// <param name="What">The key of the file: title, text, number, max, rule …</param>
public sealed record ChangedPart(string What, Words BeforeWords, Words AfterWords);
