using System.Text;

namespace EGovPlatform.Criteria;

/// <summary>Reads a declaration against a set: what cannot be counted becomes a problem, the rest figures in the set's order.</summary>
internal sealed class DeclarationBinding(CriteriaSet set, DeclarationInput input, SetParameters parameters)
{
    private readonly EvaluationNotes _notes = new();
    private readonly decimal[] _figures = new decimal[set.Layout.Slots];
    private readonly BindingState[] _states = new BindingState[set.Criteria.Count];
    private readonly Dictionary<string, int> _applications = new(StringComparer.Ordinal);
    private int[]?[]? _claims;

    public BoundDeclaration Bind()
    {
        if (input.Problems.Count > 0) _notes.Problems.AddRange(input.Problems.Where(p => p.Criterion.Length == 0));
        CheckNames();
        for (var i = 0; i < _states.Length; i++) _states[i] = Bind(set.Criteria[i], i);
        return Bound(_notes, _claims, _applications.Count);
    }

    /// <summary>Binds one criterion anew. Where applications or problems tie it to others, all of them.</summary>
    public static BoundDeclaration Rebind(BoundDeclaration bound, string code, DeclaredValue value)
    {
        var set = bound.Set;
        var binding = new DeclarationBinding(set, bound.Input.With(code, value), bound.Parameters);
        if (value.Applications.Count > 0 || bound.Applications is not null || bound.Notes.Count > 0 || !set.Layout.Positions.TryGetValue(code, out var index)) return binding.Bind();
        bound.Figures.CopyTo(binding._figures, 0);
        bound.States.CopyTo(binding._states, 0);
        var layout = set.Layout.Criteria[index];
        binding._figures.AsSpan(layout.First, layout.Slots).Clear();
        binding._states[index] = binding.Bind(set.Criteria[index], index);
        return binding.Bound(binding._notes, null, 0);
    }

    private BoundDeclaration Bound(EvaluationNotes notes, int[]?[]? claims, int applications)
    {
        var excluded = 0m;
        for (var i = 0; i < _states.Length; i++)
            if (_states[i] is BindingState.Excluded or BindingState.ExcludedZero && set.Criteria[i] is { Direction: Direction.Score, Max: { } max }) excluded += max;
        return new(set, input, parameters)
        {
            Notes = notes,
            Figures = _figures,
            States = _states,
            Applications = claims,
            ApplicationCount = applications,
            Excluded = excluded,
        };
    }

    private void CheckNames()
    {
        foreach (var (code, value) in input.Values)
        {
            if (set.Layout.Positions.ContainsKey(code)) continue;
            if (set.Content.Information.All(i => i.Code != code))
            {
                _notes.Problem(code, "", ProblemCodes.UnknownCriterion, Texts.Say("expected.criterion", set.Id));
                continue;
            }
            foreach (var name in value.Inputs.Keys.Where(n => n != "value"))
                _notes.Problem(code, name, ProblemCodes.UnknownInput, Texts.Say("expected.inputs", "value"));
            if (value.Inputs.TryGetValue("value", out var given) && given.Kind is not (InputKind.Number or InputKind.Text))
                _notes.Problem(code, "value", ProblemCodes.WrongType, Texts.Say("expected.number-or-text"));
        }
        foreach (var code in input.CohortMaximum.Keys.Where(c => set.Find(c) is null))
            _notes.Problem("", $"cohort.{code}", ProblemCodes.UnknownCriterion, Texts.Say("expected.criterion", set.Id));
    }

    private BindingState Bind(Criterion criterion, int index)
    {
        if (!input.Values.TryGetValue(criterion.Code, out var value)) return BindingState.NotDeclared;
        var before = _notes.Problems.Count;
        if (input.Problems.Count > 0) _notes.Problems.AddRange(input.Problems.Where(p => p.Criterion == criterion.Code));
        // Where the value as a whole could not be read, what is missing from it is no news.
        if (_notes.Problems.Skip(before).Any(p => p.Input.Length == 0)) return BindingState.Invalid;
        CheckInputs(criterion, value);
        if (value.Rejected is not null) return BindingState.Rejected;
        if (value.NotApplicable) return NotApplicable(criterion, index, value, before);
        var layout = set.Layout.Criteria[index];
        var outcome = criterion.Rule.Bind(new RuleArguments(criterion.Code, value, Cohort(criterion), _notes), _figures.AsSpan(layout.First, layout.Slots));
        if (outcome == BindingOutcome.Invalid || _notes.Problems.Count > before) return BindingState.Invalid;
        if (outcome == BindingOutcome.NotApplicable) return TakenOut(criterion, index, BindingState.ExcludedZero, BindingState.SpecialZero);
        if (set.Content.ApplicationsOnce && value.Applications.Count > 0) (_claims ??= new int[]?[_states.Length])[index] = value.Applications.Select(Number).ToArray();
        return criterion.EvidenceRequired && value.Evidence.Count == 0 ? BindingState.WithoutEvidence : BindingState.Declared;
    }

    private decimal? Cohort(Criterion criterion) => input.CohortMaximum.TryGetValue(criterion.Code, out var highest) ? highest : null;

    private void CheckInputs(Criterion criterion, DeclaredValue value)
    {
        foreach (var name in value.Inputs.Keys)
            if (!Asks(criterion.Rule, name))
                _notes.Problem(criterion.Code, name, ProblemCodes.UnknownInput, Texts.Say("expected.inputs", string.Join(", ", criterion.Rule.Inputs.Select(i => i.Name))));
        if (set.Content.ApplicationsOnce && value.Applications.Count > 1 && value.Applications.Select(Application).Distinct(StringComparer.Ordinal).Count() < value.Applications.Count)
            _notes.Problem(criterion.Code, "applications", ProblemCodes.RepeatedApplication, Texts.Say("expected.once"));
    }

    private static bool Asks(Rule rule, string name)
    {
        foreach (var input in rule.Inputs)
            if (input.Name == name) return true;
        return false;
    }

    private BindingState NotApplicable(Criterion criterion, int index, DeclaredValue value, int before)
    {
        if (criterion.NotApplicable == NotApplicablePolicy.Never)
            _notes.Problem(criterion.Code, "notApplicable", ProblemCodes.ApplicableAlways, Texts.Say("expected.figures"));
        if (_notes.Problems.Count > before) return BindingState.Invalid;
        if (value.Inputs.Count > 0) _notes.Warn(criterion.Code, "figures-not-counted", Texts.Say("warning.figures-not-counted", criterion.Code));
        return TakenOut(criterion, index, BindingState.Excluded, BindingState.Special);
    }

    private BindingState TakenOut(Criterion criterion, int index, BindingState excluded, BindingState special)
    {
        if (criterion.NotApplicable != NotApplicablePolicy.Special || parameters.ShareFor(criterion.Code) is not { } share) return excluded;
        _figures[set.Layout.Criteria[index].First] = share;
        return special;
    }

    private int Number(string application)
    {
        var name = Application(application);
        if (_applications.TryGetValue(name, out var number)) return number;
        _applications.Add(name, _applications.Count);
        return _applications.Count - 1;
    }

    /// <summary>The same application however it is written: upper or lower case, spaces, composed or decomposed letters.</summary>
    private static string Application(string name) =>
        string.Join(' ', name.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
