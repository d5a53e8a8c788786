using System.Text.Json;
using System.Text.Json.Nodes;
using EGovPlatform.Portal.Gateway;

namespace EGovPlatform.Portal.Features.Declarations;

/// <summary>The form of one criterion as it stands on the page: what was typed, kept word for word until it can be read.</summary>
/// <param name="Typed">By input name; a flag is "true" or absent.</param>
/// <param name="Evidence">One piece a line.</param>
/// <param name="Applications">One application a line.</param>
/// <param name="Seen">When the value that the page showed was last changed; empty where there was none.</param>
/// <param name="Opened">The total when the page was opened; null where it was not known.</param>
public sealed record DeclaredForm(
    IReadOnlyDictionary<string, string> Typed, string Evidence, string Applications, bool NotApplicable, string Seen, decimal? Opened)
{
    private const string InputPrefix = "in.";

    /// <summary>What stands before the names of all fields: tells the criteria of one form apart, and is empty where the form is about one.</summary>
    public string Scope { get; init; } = "";

    /// <summary>Something was typed, ticked or chosen, evidence apart: a criterion of which nothing is said is not declared.</summary>
    public bool SaysSomething => Typed.Count > 0 || NotApplicable || Applications.Length > 0;

    public static DeclaredForm Of(DeclaredValue value, SetCriterion criterion, decimal? opened) => new(
        criterion.Inputs.Where(input => value.Inputs.ContainsKey(input.Name)).ToDictionary(input => input.Name, input => Text(value.Inputs[input.Name])),
        string.Join('\n', value.Evidence), string.Join('\n', value.Applications), value.NotApplicable, Mark(value), opened);

    public static DeclaredForm Of(IFormCollection form, SetCriterion criterion, string scope = "") => new(
        criterion.Inputs
            .Select(input => (input.Name, Typed: form[scope + InputPrefix + input.Name].ToString().Trim()))
            .Where(entry => entry.Typed.Length > 0)
            .ToDictionary(entry => entry.Name, entry => entry.Typed),
        form[scope + "evidence"].ToString(), form[scope + "applications"].ToString(), form[scope + "notApplicable"] == "true", form["seen"].ToString(),
        Machine(form["opened"].ToString()))
    {
        Scope = scope,
    };

    /// <summary>The name of the field of an input.</summary>
    public string InputName(string input) => Scope + InputPrefix + input;

    /// <summary>The name of another field: evidence, applications, notApplicable.</summary>
    public string Name(string field) => Scope + field;

    public string Id(string field, string? option = null) => FieldId.Of(field, option, Scope);

    public string ErrorId(string field) => FieldId.Error(field, Scope);

    /// <summary>What a page remembers of a value, to notice that another person changed it meanwhile.</summary>
    public static string Mark(DeclaredValue value) => value.UpdatedAt?.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture) ?? "";

    public string this[string input] => Typed.GetValueOrDefault(input, "");

    /// <summary>
    /// The value as the services take it. A number that is not written as the reader's language writes numbers is an error by input name; everything else is
    /// for the rule to judge.
    /// </summary>
    public (JsonObject Value, IReadOnlyList<string> Unreadable) ToValue(SetCriterion criterion)
    {
        var value = new JsonObject();
        var unreadable = new List<string>();
        foreach (var input in criterion.Inputs)
        {
            var typed = this[input.Name];
            if (input.Type == "flag")
                value[input.Name] = typed == "true";
            else if (typed.Length == 0)
                continue;
            else if (input.Type is "option" or "text")
                value[input.Name] = typed;
            else if (Figures.TryRead(typed.TrimEnd('%', ' '), out var number))
                value[input.Name] = number;
            else
                unreadable.Add(input.Name);
        }

        if (Lines(Evidence) is { Count: > 0 } evidence)
            value["evidence"] = evidence;
        if (Lines(Applications) is { Count: > 0 } applications)
            value["applications"] = applications;
        if (NotApplicable)
            value["notApplicable"] = true;
        return (value, unreadable);
    }

    private static JsonArray Lines(string text) =>
        [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => (JsonNode)line)];

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => Figures.Typed(value.GetDecimal()),
        JsonValueKind.True => "true",
        JsonValueKind.False => "",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };

    private static decimal? Machine(string text) =>
        decimal.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
