using System.Text.Json;
using EGovPlatform.Contracts;

namespace EGovPlatform.Scoring.Features.Sheets;

/// <summary>The points of a sheet's groups as jsonb keeps them. Numbers stay decimal both ways.</summary>
public static class SheetGroups
{
    public static IReadOnlyList<GroupPoints> Parse(string json) => JsonSerializer.Deserialize<GroupPoints[]>(json, JsonSerializerOptions.Web) ?? [];

    public static string ToJson(IReadOnlyList<GroupPoints> groups) => JsonSerializer.Serialize(groups, JsonSerializerOptions.Web);
}
