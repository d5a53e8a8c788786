namespace EGovPlatform.Criteria.Tests;

/// <summary>The figures of a worked example as one rule sees them: those of a part of a sum without the part's name.</summary>
internal sealed record ExampleCase(WorkedExample Example, string Prefix, Trace Trace)
{
    public bool IsScored => Example.Status == CriterionStatus.Scored;

    public decimal? Points => Example.Points;

    public string? Problem => Example.Problem;

    public CriterionStatus Status => Example.Status;

    /// <summary>0 points although every figure that is divided is there: what a zero denominator gives where it counts as zero.</summary>
    public bool DividesByZero => IsScored && Points == 0 && Example.Declared.Inputs.Values.All(v => v.Number == 0);

    /// <summary>Whether a cap of this height was needed: some step takes the lesser of it and of more.</summary>
    public bool IsCappedAt(decimal cap) =>
        Trace.Steps.Any(s => s.Expression.StartsWith("min(", StringComparison.Ordinal) && s.Expression.EndsWith($", {NumberText.Invariant(cap)})", StringComparison.Ordinal));

    public ExampleCase Part(string id) => this with { Prefix = $"{Prefix}{id}." };

    public bool Has(string name) => Given(name) is not null;

    public string? Text(string name) => Given(name)?.Text;

    public decimal? Number(string name) => Given(name)?.Number;

    public bool? Flag(string name) => Given(name)?.Flag;

    /// <summary>What a peer rule compares: the value, or the quotient.</summary>
    public decimal? Value => Number("value") ?? (Number("denominator") is > 0 and var whole ? Number("numerator") / whole : null);

    public decimal? Measured(Measure measure) =>
        measure.Kind == MeasureKind.Percent ? Percent(measure.Name) : Number(measure.Name.Length == 0 ? "value" : measure.Name);

    /// <summary>A share in percent, by either of its forms; null where it is neither, or the denominator is zero.</summary>
    public decimal? Percent(string measure)
    {
        var dot = measure.Length == 0 ? "" : measure + ".";
        return Number(measure.Length == 0 ? "percent" : measure)
            ?? (Number(dot + "denominator") is > 0 and var whole ? Number(dot + "numerator") * 100 / whole : null);
    }

    private InputValue? Given(string name) => Example.Declared.Inputs.GetValueOrDefault(Prefix + name);
}
