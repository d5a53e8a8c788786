namespace EGovPlatform.Criteria;

/// <summary>A line of a rule in plain words.</summary>
/// <param name="Depth">0 for the rule itself, 1 for what belongs to the line of depth 0 before it, and so on.</param>
/// <param name="Text">The whole sentence.</param>
public sealed record RuleLine(int Depth, Bilingual Text);
