using EGovPlatform.Portal.Gateway;

namespace EGovPlatform.Portal.Features.Declarations;

/// <summary>What is wrong with a form: by input name, and of the whole where no field is named.</summary>
/// <param name="Missing">Inputs that are only missing yet: no error while one is still typing.</param>
public sealed record FieldErrors(IReadOnlyDictionary<string, string> ByInput, IReadOnlyList<string> OfForm, IReadOnlyList<string> Missing)
{
    public static readonly FieldErrors None = new(new Dictionary<string, string>(), [], []);

    public bool Any => ByInput.Count > 0 || OfForm.Count > 0;

    public string? this[string input] => ByInput.GetValueOrDefault(input);

    public static FieldErrors Of(string message) => new(new Dictionary<string, string>(), [message], []);

    /// <summary>A number that could not be read, with how to write it.</summary>
    public static FieldErrors Unreadable(IReadOnlyList<string> inputs, Texts texts) =>
        new(inputs.ToDictionary(input => input, _ => texts["field.number"]), [], []);

    /// <summary>What the service said, at the fields that the form has.</summary>
    public static FieldErrors Of(Problem problem, SetCriterion criterion, Texts texts)
    {
        var byInput = new Dictionary<string, string>();
        var ofForm = new List<string>();
        var missing = new List<string>();
        foreach (var error in problem.Errors ?? [])
        {
            if (error.Input is { } name && (name is "evidence" or "applications" || criterion.Inputs.Any(input => input.Name == name)))
            {
                var words = texts.AtField(error) ?? problem.Title ?? "";
                byInput[name] = byInput.TryGetValue(name, out var before) ? $"{before} {words}" : words;
                if (error.Code == "missing-input")
                    missing.Add(name);
            }
            else
            {
                ofForm.Add(error.Message ?? error.Expected ?? problem.Title ?? "");
            }
        }

        if (byInput.Count == 0 && ofForm.Count == 0)
            ofForm.Add(problem.Detail ?? problem.Title ?? "");
        return new(byInput, ofForm, missing);
    }

    /// <summary>What a score says that could not be counted of a criterion, or should be looked at, and the numbers that could not be read.</summary>
    public static FieldErrors Of(IEnumerable<ScoreWarning> warnings, IReadOnlyList<string> unreadable, SetCriterion criterion, Texts texts)
    {
        var own = warnings.Where(warning => warning.Criterion == criterion.Code).ToLookup(
            warning => warning.Input is "applications" || criterion.Inputs.Any(input => input.Name == warning.Input) ? warning.Input! : "");
        var byInput = own.Where(at => at.Key.Length > 0).ToDictionary(at => at.Key, at => string.Join(' ', at.Select(warning => warning.Words)));
        foreach (var input in unreadable)
            byInput[input] = texts["field.number"];
        return new(byInput, [.. own[""].Select(warning => warning.Words)], [.. own.Where(at => at.All(warning => warning.Code == "missing-input")).Select(at => at.Key)]);
    }

    /// <summary>Without what is only missing yet.</summary>
    public FieldErrors WhileTyping() => this with { ByInput = ByInput.Where(error => !Missing.Contains(error.Key)).ToDictionary() };
}
