namespace EGovPlatform.Portal.Components;

/// <summary>The four states that colour, shape and word tell apart.</summary>
public static class State
{
    public const string Good = "good";
    public const string Attention = "attention";
    public const string Problem = "problem";
    public const string Unknown = "unknown";
}
