using EGovPlatform.Criteria;
using EGovPlatform.Templates.Writing;
using static EGovPlatform.Templates.Writing.Calculation;

namespace EGovPlatform.Templates.Formulas;

/// <summary>From a rule's outcome to a criterion's status and points, in the order in which the library judges.</summary>
internal sealed class CriterionFormulas(FormContext form, Criterion criterion)
{
    private static readonly CriterionStatus[] Statuses =
        [CriterionStatus.NotDeclared, CriterionStatus.Scored, CriterionStatus.Invalid, CriterionStatus.NoEvidence, CriterionStatus.NotApplicable, CriterionStatus.DuplicateApplication];

    /// <summary>The cells of the rule's inputs.</summary>
    public required IReadOnlyList<string> Cells { get; init; }

    public required string Evidence { get; init; }

    public required IReadOnlyList<string> Applications { get; init; }

    /// <summary>The cell that says that the criterion does not apply; null where it always applies.</summary>
    public required string? NotApplicable { get; init; }

    public CriterionCells Write(string outcome)
    {
        var every = Cells.Concat(Applications).Append(Evidence).Concat(NotApplicable is { } out1 ? [out1] : []);
        var counts = form.Set.Content.ApplicationsOnce && criterion.Direction != Direction.Penalty && criterion.Rule is not GateRule && Applications.Count > 0;
        Action<string>? claims = null;
        var second = counts ? form.Calculation.SecondClaim(criterion.Code, Applications, out claims) : "FALSE";
        var evidence = criterion.EvidenceRequired ? $"IF(NOT({Has(Evidence)}),{Code(CriterionStatus.NoEvidence)}," : "(";
        var figures = $"IF({outcome}={Outcomes.Invalid},{Code(CriterionStatus.Invalid)},IF({outcome}={Outcomes.NotApplicable},{Code(CriterionStatus.NotApplicable)},"
            + $"{evidence}IF({second},{Code(CriterionStatus.DuplicateApplication)},{Code(CriterionStatus.Scored)}))))";
        if (NotApplicable is { } cell)
            figures = $"IF({Has(cell)},IF({form.Lists.IsNotApplicable(cell)},{Code(CriterionStatus.NotApplicable)},{Code(CriterionStatus.Invalid)}),{figures})";
        if (Applications.Count > 1) figures = $"IF({Repeats(Applications)},{Code(CriterionStatus.Invalid)},{figures})";
        var declared = $"OR({string.Join(',', every.Select(Has))})";
        var status = form.Calculation.Step(criterion.Code, "status", $"IFERROR(IF({declared},{figures},{Code(CriterionStatus.NotDeclared)}),{Code(CriterionStatus.Invalid)})");
        var isScored = $"{status}={Code(CriterionStatus.Scored)}";
        var passes = criterion.Rule is GateRule ? form.Calculation.Step(criterion.Code, "passes", $"IF({isScored},{outcome},0)") : "0";
        var given = criterion.Rule is GateRule ? "0" : criterion.Max is { } max ? $"MIN({outcome},{Number(max)})" : outcome;
        var points = form.Calculation.Step(criterion.Code, "points", $"IF({isScored},{given},0)");
        var taken = criterion.Direction == Direction.Score && criterion.Max is { } out2
            ? form.Calculation.Step(criterion.Code, "excluded", $"IF({status}={Code(CriterionStatus.NotApplicable)},{Number(out2)},0)")
            : "0";
        claims?.Invoke($"{points}>0");
        return new(criterion, status, points, taken, passes);
    }

    /// <summary>The status in words.</summary>
    public static string StatusWords(FormContext form, CriterionCells cells)
    {
        var formula = "\"\"";
        foreach (var status in Statuses) formula = $"IF({cells.Status}={Code(status)},{Quoted(form.Say(Key(cells.Criterion, status)))},{formula})";
        return formula;
    }

    // What gives no points is declared, not scored.
    private static string Key(Criterion criterion, CriterionStatus status) =>
        status == CriterionStatus.Scored && criterion.Rule is (UnscoredRule or GateRule) ? "status.declared" : "status." + Words(status);

    /// <summary>Of a gate: whether it holds, in words; nothing before something is declared.</summary>
    public static string Passing(FormContext form, CriterionCells cells) =>
        $"IF({cells.Status}={Code(CriterionStatus.Scored)},IF({cells.Passes}=1,{Quoted(form.Say("gate.passes"))},{Quoted(form.Say("gate.fails"))}),\"\")";

    public static string Code(CriterionStatus status) => Quoted(Words(status));

    private static string Words(CriterionStatus status) => CriterionResult.Word(status);
}
