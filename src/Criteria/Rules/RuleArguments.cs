namespace EGovPlatform.Criteria;

/// <summary>The declared figures of one criterion, read as the types a rule asks for; what does not suit becomes a problem.</summary>
internal sealed class RuleArguments(string criterion, DeclaredValue value, decimal? cohortMaximum, EvaluationNotes notes, string prefix = "")
{
    /// <summary>The highest value of the criterion's cohort; null where it is not frozen yet.</summary>
    public decimal? CohortMaximum { get; } = cohortMaximum;

    public RuleArguments Part(string id) => new(criterion, value, CohortMaximum, notes, $"{prefix}{id}.");

    /// <summary>The option chosen, unchecked; null where there is none. For a rule that depends on another's answer.</summary>
    public string? Chosen(string name) => value.Inputs.TryGetValue(prefix + name, out var given) ? given.Text : null;

    public bool Has(string name) => value.Inputs.ContainsKey(prefix + name);

    /// <summary>A number from 0; null, with a problem, where it is missing or unsuitable.</summary>
    public decimal? Number(string name) => Figure(name, RuleInput.HighestNumber, whole: false);

    public decimal? Count(string name) => Figure(name, RuleInput.HighestCount, whole: true);

    public decimal? Percent(string name, bool above100) => Figure(name, RuleInput.HighestNumber, whole: false) is not { } percent ? null
        : percent <= 100 || above100 ? percent
        : Problem<decimal>(name, ProblemCodes.ShareAbove100, Texts.Say("expected.percent"));

    public bool? Flag(string name) => Declared(name) is not { } given ? Missing<bool>(name, Texts.Say("expected.flag"))
        : given.Flag ?? Problem<bool>(name, ProblemCodes.WrongType, Texts.Say("expected.flag"));

    /// <summary>Whether there is a text that is neither blank nor too long; if not, with a problem.</summary>
    public bool HasText(string name)
    {
        if (Declared(name) is not { } given) return Missing<bool>(name, Texts.Say("expected.text")) ?? false;
        if (given.Text is { Length: <= DeclaredValue.MaximumText } text && text.Trim().Length > 0) return true;
        return Problem<bool>(name, given.Text is null ? ProblemCodes.WrongType : ProblemCodes.OutOfBounds, Texts.Say("expected.short-text", DeclaredValue.MaximumText)) ?? false;
    }

    /// <summary>The place of the chosen option among the rule's; null, with a problem, where there is none.</summary>
    public int? Option(string name, IReadOnlyList<RuleOption> options)
    {
        if (Declared(name) is { Text: { } id })
        {
            for (var i = 0; i < options.Count; i++)
                if (options[i].Id == id) return i;
            return Problem<int>(name, ProblemCodes.UnknownOption, OneOf(options));
        }
        return Has(name) ? Problem<int>(name, ProblemCodes.WrongType, OneOf(options)) : Missing<int>(name, OneOf(options));
    }

    /// <summary>Records a problem; always null, so that a reader can return it.</summary>
    public T? Problem<T>(string name, string code, Bilingual expected)
        where T : struct
    {
        notes.Problem(criterion, name.Length == 0 ? prefix.TrimEnd('.') : prefix + name, code, expected);
        return null;
    }

    public void Warn(string code, Bilingual message) => notes.Warn(criterion, code, message);

    private static Bilingual OneOf(IReadOnlyList<RuleOption> options) => Texts.Say("expected.option", string.Join(", ", options.Select(o => o.Id)));

    private decimal? Figure(string name, decimal highest, bool whole)
    {
        var given = Declared(name);
        if (given is { Number: { } number } && number >= 0 && number <= highest && (!whole || number == decimal.Truncate(number))) return number;
        // What was expected is put into words only where it is not met.
        var expected = Texts.Say(whole ? "expected.count" : "expected.number", highest);
        if (given is null) return Missing<decimal>(name, expected);
        return given.Kind == InputKind.Number && (given.Number is not { } some || some < 0 || some > highest)
            ? Problem<decimal>(name, ProblemCodes.OutOfBounds, expected)
            : Problem<decimal>(name, ProblemCodes.WrongType, expected);
    }

    private InputValue? Declared(string name) => value.Inputs.TryGetValue(prefix.Length == 0 ? name : prefix + name, out var given) ? given : null;

    private T? Missing<T>(string name, Bilingual expected)
        where T : struct => Problem<T>(name, ProblemCodes.MissingInput, expected);
}
