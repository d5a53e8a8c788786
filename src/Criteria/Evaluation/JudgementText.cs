namespace EGovPlatform.Criteria;

/// <summary>What the steps say that are no rule's: why a criterion gives nothing, and its cap.</summary>
internal static class JudgementText
{
    public static readonly StepText NotDeclared = (in StepReading r) => (Texts.Say("trace.not-declared"), "0");

    public static readonly StepText Invalid = (in StepReading r) => (Texts.Say("trace.invalid"), "0");

    public static readonly StepText Rejected = (in StepReading r) => (Texts.Say("trace.rejected", Declared(r).Rejected ?? ""), "0");

    public static readonly StepText Excluded = (in StepReading r) => (Texts.Say("trace.excluded"), "0");

    public static readonly StepText ZeroOfZero = (in StepReading r) => (Texts.Say("trace.zero-denominator-out"), "0");

    public static readonly StepText Special = (in StepReading r) =>
        (Texts.Say("trace.special", r[0] * 100, r.Criterion.Max ?? 0), $"{r.Figure(0)} * {NumberText.Invariant(r.Criterion.Max ?? 0)}");

    public static readonly StepText NoEvidence = (in StepReading r) => (Texts.Say("trace.no-evidence"), "0");

    public static readonly StepText DuplicateApplication = (in StepReading r) =>
        (Texts.Say("trace.duplicate-application", Declared(r).Applications[r.Argument], r.Declaration.Set.Criteria[r.Terms[0]].Code), "0");

    public static readonly StepText Cap = (in StepReading r) =>
        (Texts.Say("trace.cap", r.Criterion.Max!.Value), $"min({r.Previous}, {NumberText.Invariant(r.Criterion.Max.Value)})");

    private static DeclaredValue Declared(in StepReading r) => r.Declaration.Input.Values[r.Criterion.Code];
}
