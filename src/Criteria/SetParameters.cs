using System.Collections.Immutable;

namespace EGovPlatform.Criteria;

/// <summary>What a round decides where the documents leave it open.</summary>
public sealed record SetParameters
{
    private readonly decimal? _specialShare;

    /// <summary>The documents' defaults: what they do not define is excluded.</summary>
    public static SetParameters Default { get; } = new();

    /// <summary>
    /// What a criterion under "tính điểm đặc thù" gives: a share of its maximum, 0 to 1, or null (the default) to take it out and rescale.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0 or above 1.</exception>
    public decimal? SpecialShare
    {
        get => _specialShare;
        init => _specialShare = value is < 0 or > 1 ? throw new ArgumentOutOfRangeException(nameof(value), "A share is between 0 and 1.") : value;
    }

    /// <summary>Shares for single criteria, by code, in place of <see cref="SpecialShare"/>; each 0 to 1, or null to exclude.</summary>
    public IImmutableDictionary<string, decimal?> SpecialShareOf { get; init; } = ImmutableDictionary.Create<string, decimal?>(StringComparer.Ordinal);

    internal decimal? ShareFor(string criterion) => SpecialShareOf.TryGetValue(criterion, out var share) ? share : SpecialShare;
}
