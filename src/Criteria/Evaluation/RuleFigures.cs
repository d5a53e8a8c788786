namespace EGovPlatform.Criteria;

/// <summary>A value on the way to a criterion's points, and its step in the trace (from 0; without meaning where none is kept).</summary>
internal readonly record struct Term(Exact Value, int Step);

/// <summary>
/// The figures of one rule, checked and in the rule's own order, and the log that its steps go to, if a trace is kept. A rule computes once for both:
/// what <see cref="Step"/> is given is the value, and what the step says in words and as an expression is written from the same figures when it is read.
/// </summary>
internal readonly ref struct RuleFigures(ReadOnlySpan<decimal> figures, int first, TraceLog? log)
{
    private readonly ReadOnlySpan<decimal> _figures = figures;

    /// <summary>Whether a trace is kept: what is only for the trace need not be gathered otherwise.</summary>
    public bool IsTraced => log is not null;

    public Exact this[int slot] => _figures[first + slot];

    /// <summary>A figure that is the number of an option or a flag.</summary>
    public int Index(int slot) => (int)_figures[first + slot];

    /// <summary>The figures of a part of the rule, which start at a slot of this one.</summary>
    public RuleFigures From(int slot) => new(_figures, first + slot, log);

    /// <summary>States a value of the sum, and how it says itself.</summary>
    /// <param name="value">What the step gives.</param>
    /// <param name="text">What it says; its expression has this very value.</param>
    /// <param name="argument">What the text needs to know beside the figures, such as which band held.</param>
    /// <param name="terms">The earlier steps that the expression refers to, where these are not just the one before.</param>
    public Term Step(in Exact value, StepText text, int argument = 0, int[]? terms = null) =>
        log is null ? new(value, 0) : log.Add(value, text, first, argument, terms);
}
