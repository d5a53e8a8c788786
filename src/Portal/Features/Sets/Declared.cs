using System.Text.Json;
using EGovPlatform.Portal.Gateway;

namespace EGovPlatform.Portal.Features.Sets;

/// <summary>A worked example (ví dụ) in words: what is declared, by the labels of the criterion's own inputs, and what comes of it.</summary>
public static class Declared
{
    public static IEnumerable<string> Of(SetExample example, SetCriterion criterion, Texts texts)
    {
        foreach (var (name, value) in example.Value.Inputs)
        {
            var input = criterion.Inputs.FirstOrDefault(input => input.Name == name);
            yield return texts["example.figure", input?.Label?.ToString() ?? name, Figure(input, value, texts)];
        }

        foreach (var (name, value) in example.Attributes ?? new Dictionary<string, JsonElement>())
            yield return texts["example.figure", texts.Attribute(name), Figure(null, value, texts)];
        if (example.Cohort is { } highest)
            yield return texts["example.figure", texts["try.cohort"], Figures.Exact(highest)];
        if (example.Value.Applications.Count > 0)
            yield return texts["example.figure", texts["field.applications"], string.Join(", ", example.Value.Applications)];
        if (example.Value.NotApplicable)
            yield return texts["status.not-applicable"];
        if (example.Value.Rejected is { } why)
            yield return texts["example.figure", texts["status.rejected"], why];
        if (criterion.Evidence?.Required == true && example.Value.Evidence.Count == 0)
            yield return texts["example.withoutEvidence"];
    }

    public static string Outcome(SetExample example, Texts texts) => example switch
    {
        { Passes: { } passes } => texts[passes ? "gate.passes" : "gate.fails"],
        { Points: { } points } => texts["points", Figures.Exact(points)],
        { Problem: { } problem } when texts.Has($"problem.{problem}") => texts[$"problem.{problem}"],
        _ => texts[$"status.{example.Status}"],
    };

    private static string Figure(SetInput? input, JsonElement value, Texts texts) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDecimal(out var number) => Figures.Exact(number) + (input?.Type == "percent" ? " %" : ""),
        JsonValueKind.True => texts["yes"],
        JsonValueKind.False => texts["no"],
        JsonValueKind.String => input?.Options?.FirstOrDefault(option => option.Id == value.GetString())?.Label.ToString() ?? value.GetString()!,
        _ => value.GetRawText(),
    };
}
