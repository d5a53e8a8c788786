namespace EGovPlatform.Contracts;

/// <summary>
/// Which services act upon which event. A publisher declares these services' queues before it publishes, so that an event
/// that was published before its subscriber ever ran waits for it instead of being dropped.
/// </summary>
public static class Subscriptions
{
    /// <summary>Event type to the names of its subscribers, which are the names of their queues too.</summary>
    public static IReadOnlyDictionary<Type, IReadOnlyList<string>> ByEvent { get; } = new Dictionary<Type, IReadOnlyList<string>>
    {
        [typeof(UnitEnrolled)] = ["ranking"],
        [typeof(DeclarationSubmitted)] = ["scoring", "verification"],
        [typeof(ScoreSheetChanged)] = ["ranking"],
        [typeof(LinkChecked)] = ["evidence"],
        [typeof(RankingPublished)] = ["scoring"],
    };

    /// <summary>The events that a service handles, in no particular order.</summary>
    public static IReadOnlyList<Type> Of(string service) =>
        [.. ByEvent.Where(entry => entry.Value.Contains(service)).Select(entry => entry.Key)];
}
