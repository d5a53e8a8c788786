using System.Text.Json.Nodes;
using EGovPlatform.Portal.Gateway;

namespace EGovPlatform.Portal.Features.Declarations;

/// <summary>What one more of something that is counted would add to the total.</summary>
public sealed record Gain(SetInput Input, decimal Points);

public static class NextOne
{
    /// <summary>More inputs than this are not worth asking for one by one.</summary>
    private const int Most = 4;

    /// <summary>Asks Scoring, so that caps, bands and rescaling are all in it. Nothing where the criterion gives no points as it stands.</summary>
    public static async Task<IReadOnlyList<Gain>> Of(GatewayClient gateway, Declaration declaration, SetDocument set, SetCriterion criterion, CancellationToken ct)
    {
        var counted = criterion.Inputs.Where(input => input.Type == "count").ToList();
        if (criterion.Rule is not ("count" or "sum" or "bands") || counted.Count is 0 or > Most
            || declaration.Preview is not { } now
            || !declaration.Values.TryGetValue(criterion.Code, out var value)
            || now.Criteria.FirstOrDefault(score => score.Code == criterion.Code)?.Status != ScoreStatus.Scored)
        {
            return [];
        }

        var gains = await Task.WhenAll(counted.Where(input => value.Inputs.ContainsKey(input.Name)).Select(async input =>
        {
            var values = new JsonObject(declaration.Values.Select(declared => KeyValuePair.Create(declared.Key, (JsonNode?)declared.Value.ToInput())));
            values[criterion.Code]![input.Name] = value.Inputs[input.Name].GetDecimal() + 1;
            var then = await gateway.Score(set.Id, new() { ["unit"] = new JsonObject { ["code"] = declaration.Unit }, ["values"] = values }, ct);
            return new Gain(input, then.Total - now.Total);
        }));
        return gains;
    }
}
