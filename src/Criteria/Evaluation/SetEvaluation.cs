using System.Text;

namespace EGovPlatform.Criteria;

/// <summary>One declaration against one set: criteria in the set's order, then groups, rescaling, bonus and penalty.</summary>
internal sealed class SetEvaluation(CriteriaSet set, DeclarationInput input, SetParameters parameters)
{
    private readonly EvaluationNotes _notes = new();
    private readonly Dictionary<string, string> _claims = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Exact> _points = new(StringComparer.Ordinal);

    public ScoreResult Run()
    {
        _notes.Problems.AddRange(input.Problems.Where(p => p.Criterion.Length == 0));
        CheckNames();
        var criteria = set.Criteria.Select(Evaluate).ToList();
        var excludedIn = set.Criteria.Zip(criteria)
            .Where(c => c.Second.Status == CriterionStatus.NotApplicable && IsExcluded(c.First) && c.First.Direction == Direction.Score)
            .ToLookup(c => c.First.Group, c => c.First.Max ?? 0, StringComparer.Ordinal);
        var excluded = excludedIn.Sum(g => g.Sum());
        var total = new SetTotal(set, _points, excluded, _notes).Compute();
        var classification = Classifier.Classify(set, new(
            total.GroupPoints.ToDictionary(g => g.Key, g => new GroupFigure(g.Value, excludedIn[g.Key].Sum()), StringComparer.Ordinal),
            criteria.ToDictionary(c => c.Code, StringComparer.Ordinal), input.UnitAttributes, _notes));
        return new ScoreResult
        {
            SetId = set.Id,
            Version = set.Version,
            SetHash = set.ContentHash,
            Total = total.Total,
            Scale = set.Scale,
            RawTotal = total.Raw,
            ApplicableMax = set.Scale - excluded,
            Bonus = total.Bonus,
            Penalty = total.Penalty,
            Groups = total.Groups,
            Criteria = criteria,
            Classification = classification,
            Trace = total.Trace,
            Problems = _notes.Problems,
            Warnings = _notes.Warnings,
        };
    }

    private static bool HasFigures(DeclaredValue value) => value.Inputs.Count > 0;

    private bool IsExcluded(Criterion criterion) =>
        criterion.NotApplicable != NotApplicablePolicy.Special || parameters.ShareFor(criterion.Code) is null;

    private void CheckNames()
    {
        var information = set.Content.Information.Select(i => i.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var (code, value) in input.Values)
        {
            if (set.Find(code) is not null) continue;
            if (!information.Contains(code))
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

    private CriterionResult Evaluate(Criterion criterion)
    {
        var trace = new TraceBuilder();
        var (status, points, passes, margin) = Judge(criterion, trace);
        _points[criterion.Code] = points.Writable();
        return new(criterion.Code, criterion.Group, criterion.Direction, points.ToDecimal(), criterion.Max, status, trace.Build())
        {
            // A gate that nothing was shown for does not hold; one that does not apply is left out.
            Passes = criterion.Rule is GateRule && status != CriterionStatus.NotApplicable ? passes ?? false : null,
            Margin = margin,
        };
    }

    private Judgement Judge(Criterion criterion, TraceBuilder trace)
    {
        if (!input.Values.TryGetValue(criterion.Code, out var value)) return Nothing(trace, CriterionStatus.NotDeclared, Texts.Say("trace.not-declared"));
        var before = _notes.Problems.Count;
        _notes.Problems.AddRange(input.Problems.Where(p => p.Criterion == criterion.Code));
        // Where the value as a whole could not be read, what is missing from it is no news.
        if (_notes.Problems.Skip(before).Any(p => p.Input.Length == 0)) return Invalid(trace);
        CheckInputs(criterion, value);
        if (value.Rejected is { } reason) return Nothing(trace, CriterionStatus.Rejected, Texts.Say("trace.rejected", reason));
        if (value.NotApplicable) return NotApplicable(criterion, value, trace, before);
        var outcome = criterion.Rule.Evaluate(new RuleArguments(criterion.Code, value, criterion.Max, Cohort(criterion), trace, _notes));
        if (outcome.Kind == OutcomeKind.Invalid || _notes.Problems.Count > before) return Invalid(trace);
        if (outcome.Kind == OutcomeKind.NotApplicable) return ZeroOfZero(criterion, trace);
        if (criterion.EvidenceRequired && value.Evidence.Count == 0) return Nothing(trace, CriterionStatus.NoEvidence, Texts.Say("trace.no-evidence"));
        if (SecondClaim(criterion, value) is { } second)
            return Nothing(trace, CriterionStatus.DuplicateApplication, Texts.Say("trace.duplicate-application", second.Application, second.First));
        var term = outcome.Term;
        if (criterion.Max is { } max && term.Value > max) term = trace.Step(Texts.Say("trace.cap", max), $"min({term.Id}, {NumberText.Invariant(max)})");
        Claim(criterion, value, term.Value);
        return new(CriterionStatus.Scored, term.Value, outcome.Passes, outcome.Margin);
    }

    private decimal? Cohort(Criterion criterion) => input.CohortMaximum.TryGetValue(criterion.Code, out var highest) ? highest : null;

    private void CheckInputs(Criterion criterion, DeclaredValue value)
    {
        foreach (var name in value.Inputs.Keys)
            if (criterion.Rule.Inputs.All(i => i.Name != name))
                _notes.Problem(criterion.Code, name, ProblemCodes.UnknownInput, Texts.Say("expected.inputs", string.Join(", ", criterion.Rule.Inputs.Select(i => i.Name))));
        if (set.Content.ApplicationsOnce && value.Applications.Select(Application).Distinct(StringComparer.Ordinal).Count() < value.Applications.Count)
            _notes.Problem(criterion.Code, "applications", ProblemCodes.RepeatedApplication, Texts.Say("expected.once"));
    }

    private Judgement NotApplicable(Criterion criterion, DeclaredValue value, TraceBuilder trace, int before)
    {
        if (criterion.NotApplicable == NotApplicablePolicy.Never)
            _notes.Problem(criterion.Code, "notApplicable", ProblemCodes.ApplicableAlways, Texts.Say("expected.figures"));
        if (_notes.Problems.Count > before) return Invalid(trace);
        if (HasFigures(value)) _notes.Warn(criterion.Code, "figures-not-counted", Texts.Say("warning.figures-not-counted", criterion.Code));
        return TakenOut(criterion, trace);
    }

    private Judgement ZeroOfZero(Criterion criterion, TraceBuilder trace)
    {
        trace.Step(Texts.Say("trace.zero-denominator-out"), "0");
        return TakenOut(criterion, trace);
    }

    private Judgement TakenOut(Criterion criterion, TraceBuilder trace)
    {
        if (IsExcluded(criterion)) return Nothing(trace, CriterionStatus.NotApplicable, Texts.Say("trace.excluded"));
        var share = parameters.ShareFor(criterion.Code)!.Value;
        var term = trace.Step(
            Texts.Say("trace.special", share * 100, criterion.Max ?? 0),
            $"{NumberText.Invariant(share)} * {NumberText.Invariant(criterion.Max ?? 0)}");
        return new(CriterionStatus.NotApplicable, term.Value);
    }

    private (string Application, string First)? SecondClaim(Criterion criterion, DeclaredValue value)
    {
        // A gate gives no points that could be counted twice.
        if (!set.Content.ApplicationsOnce || criterion.Direction == Direction.Penalty || criterion.Rule is GateRule) return null;
        foreach (var application in value.Applications)
            if (_claims.TryGetValue(Application(application), out var first)) return (application, first);
        return null;
    }

    // Only what was given points is used up: a claim that came to nothing leaves the application to the next criterion.
    private void Claim(Criterion criterion, DeclaredValue value, Exact points)
    {
        if (criterion.Direction == Direction.Penalty || points.IsZero) return;
        foreach (var application in value.Applications) _claims.TryAdd(Application(application), criterion.Code);
    }

    /// <summary>The same application however it is written: upper or lower case, spaces, composed or decomposed letters.</summary>
    private static string Application(string name) =>
        string.Join(' ', name.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();

    private static Judgement Invalid(TraceBuilder trace) => Nothing(trace, CriterionStatus.Invalid, Texts.Say("trace.invalid"));

    private static Judgement Nothing(TraceBuilder trace, CriterionStatus status, Bilingual why)
    {
        trace.Step(why, "0");
        return new(status, Exact.Zero);
    }

    private readonly record struct Judgement(CriterionStatus Status, Exact Points, bool? Passes = null, decimal? Margin = null);
}
