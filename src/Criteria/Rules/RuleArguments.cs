namespace EGovPlatform.Criteria;

/// <summary>The declared figures of one criterion, read as the types a rule asks for; what does not suit becomes a problem.</summary>
internal sealed class RuleArguments(
    string criterion, DeclaredValue value, decimal? max, decimal? cohortMaximum, TraceBuilder trace, EvaluationNotes notes, string prefix = "")
{
    public TraceBuilder Trace { get; } = trace;

    /// <summary>The maximum of the criterion, or of the part of a sum.</summary>
    public decimal? Max { get; } = max;

    /// <summary>The highest value of the criterion's cohort; null where it is not frozen yet.</summary>
    public decimal? CohortMaximum { get; } = cohortMaximum;

    public RuleArguments Part(string id, decimal? partMax) => new(criterion, value, partMax, CohortMaximum, Trace, notes, $"{prefix}{id}.");

    /// <summary>The option chosen, unchecked; null where there is none. For a rule that depends on another's answer.</summary>
    public string? Chosen(string name) => value.Inputs.TryGetValue(prefix + name, out var given) ? given.Text : null;

    public bool Has(string name) => value.Inputs.ContainsKey(prefix + name);

    /// <summary>A number from 0; null, with a problem, where it is missing or unsuitable.</summary>
    public decimal? Number(string name) => Figure(name, RuleInput.HighestNumber, whole: false);

    public decimal? Count(string name) => Figure(name, RuleInput.HighestCount, whole: true);

    public decimal? Percent(string name, bool above100) => Figure(name, RuleInput.HighestNumber, whole: false) is not { } percent ? null
        : percent <= 100 || above100 ? percent
        : Problem<decimal>(name, ProblemCodes.ShareAbove100, Texts.Say("expected.percent"));

    public bool? Flag(string name) => !Declared(name, Texts.Say("expected.flag"), out var given) ? null
        : given.Flag ?? Problem<bool>(name, ProblemCodes.WrongType, Texts.Say("expected.flag"));

    public string? Text(string name)
    {
        if (!Declared(name, Texts.Say("expected.text"), out var given)) return null;
        if (given.Text is { Length: <= DeclaredValue.MaximumText } text && text.Trim().Length > 0) return text;
        Problem<bool>(name, given.Text is null ? ProblemCodes.WrongType : ProblemCodes.OutOfBounds, Texts.Say("expected.short-text", DeclaredValue.MaximumText));
        return null;
    }

    public RuleOption? Option(string name, IReadOnlyList<RuleOption> options)
    {
        var expected = Texts.Say("expected.option", string.Join(", ", options.Select(o => o.Id)));
        if (!Declared(name, expected, out var given)) return null;
        if (given.Text is not { } id)
        {
            Problem<bool>(name, ProblemCodes.WrongType, expected);
            return null;
        }
        if (options.FirstOrDefault(o => o.Id == id) is { } option) return option;
        Problem<bool>(name, ProblemCodes.UnknownOption, expected);
        return null;
    }

    /// <summary>Records a problem; always null, so that a reader can return it.</summary>
    public T? Problem<T>(string name, string code, Bilingual expected)
        where T : struct
    {
        notes.Problem(criterion, name.Length == 0 ? prefix.TrimEnd('.') : prefix + name, code, expected);
        return null;
    }

    public void Warn(string code, Bilingual message) => notes.Warn(criterion, code, message);

    private decimal? Figure(string name, decimal highest, bool whole)
    {
        var expected = Texts.Say(whole ? "expected.count" : "expected.number", highest);
        if (!Declared(name, expected, out var given)) return null;
        if (given.Kind != InputKind.Number) return Problem<decimal>(name, ProblemCodes.WrongType, expected);
        if (given.Number is not { } number || number < 0 || number > highest) return Problem<decimal>(name, ProblemCodes.OutOfBounds, expected);
        return whole && number != decimal.Truncate(number) ? Problem<decimal>(name, ProblemCodes.WrongType, expected) : number;
    }

    private bool Declared(string name, Bilingual expected, out InputValue given)
    {
        if (value.Inputs.TryGetValue(prefix + name, out given!)) return true;
        Problem<bool>(name, ProblemCodes.MissingInput, expected);
        return false;
    }
}
