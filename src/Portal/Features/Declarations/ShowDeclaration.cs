using EGovPlatform.Portal.Components;
using EGovPlatform.Portal.Gateway;

namespace EGovPlatform.Portal.Features.Declarations;

/// <summary>A unit's declaration as a list of what there is to do.</summary>
public static class ShowDeclaration
{
    public static void Map(IEndpointRouteBuilder declaration) => declaration.MapGet("", Show);

    private static async Task<IResult> Show(string round, string unit, GatewayClient gateway, TimeProvider time, CancellationToken ct) =>
        Page.Of<DeclarationPage>(new { View = await DeclarationView.Load(gateway, time, round, unit, ct) });
}

/// <summary>A declaration with its round and set.</summary>
public sealed record DeclarationView(Round Round, SetDocument Set, Declaration Declaration, DeclarationWindow Window)
{
    public bool Open => !Declaration.Submitted && Window == DeclarationWindow.Open;

    public string Address => $"/rounds/{Round.Code}/units/{Declaration.Unit}/declare";

    /// <summary>What everyone is asked for: bonus and penalties are declared where they arose.</summary>
    public IReadOnlyList<SetCriterion> Asked => [.. Set.Groups.Where(group => group.Direction is not ("bonus" or "penalty")).SelectMany(group => group.Criteria)];

    public IReadOnlyList<SetCriterion> Undeclared => [.. Asked.Where(criterion => !Declaration.Values.ContainsKey(criterion.Code))];

    public CriterionScore? Score(SetCriterion criterion) => Declaration.Preview?.Criteria.FirstOrDefault(score => score.Code == criterion.Code);

    public static async Task<DeclarationView> Load(GatewayClient gateway, TimeProvider time, string round, string unit, CancellationToken ct)
    {
        var about = await gateway.Round(round, ct);
        var set = gateway.Set(about.Set, ct);
        var declaration = gateway.Declaration(round, unit, ct);
        await Task.WhenAll(set, declaration);
        return new(about, set.Result, declaration.Result, about.Window(Figures.Day(time.GetUtcNow())));
    }
}
