using EGovPlatform.Portal.Gateway;

namespace EGovPlatform.Portal.Features.Declarations;

/// <summary>All that the page of one criterion's declaration shows beside the form itself.</summary>
/// <param name="Window">Whether the round takes declarations today.</param>
public sealed record CriterionView(Round Round, SetDocument Set, SetGroup Group, SetCriterion Criterion, Declaration Declaration, DeclarationWindow Window)
{
    public DeclaredValue Value => Declaration.Values.GetValueOrDefault(Criterion.Code, DeclaredValue.Nothing);

    public CriterionScore? Score => Declaration.Preview?.Criteria.FirstOrDefault(score => score.Code == Criterion.Code);

    public bool Open => !Declaration.Submitted && Window == DeclarationWindow.Open;

    public string Start => $"/rounds/{Round.Code}/units/{Declaration.Unit}/declare";

    public string Address => $"{Start}/{Criterion.Code}";

    /// <summary>The criterion before this one and the one after, in printed order.</summary>
    public (SetCriterion? Before, SetCriterion? After) Neighbours()
    {
        List<SetCriterion> all = [.. Set.Groups.SelectMany(group => group.Criteria)];
        var at = all.IndexOf(Criterion);
        return (all.ElementAtOrDefault(at - 1), all.ElementAtOrDefault(at + 1));
    }

    /// <summary>Null where the set has no such criterion.</summary>
    public static async Task<CriterionView?> Load(GatewayClient gateway, TimeProvider time, string round, string unit, string criterion, CancellationToken ct)
    {
        var about = await gateway.Round(round, ct);
        var set = gateway.Set(about.Set, ct);
        var declaration = gateway.Declaration(round, unit, ct);
        await Task.WhenAll(set, declaration);
        return set.Result.Find(criterion) is { } found
            ? new(about, set.Result, found.Group, found.Criterion, declaration.Result, about.Window(Figures.Day(time.GetUtcNow())))
            : null;
    }
}
