namespace EGovPlatform.Criteria;

/// <summary>How declared figures become points. One file per kind; <see cref="RuleKinds"/> lists them.</summary>
/// <remarks>A rule is immutable and knows its maximum. It may give more than the maximum: the criterion caps it, and the linter says so.</remarks>
public abstract class Rule
{
    private protected Rule()
    {
    }

    /// <summary>The kind as the file writes it.</summary>
    public abstract string Kind { get; }

    /// <summary>What the rule asks for, in the order to ask.</summary>
    public abstract IReadOnlyList<RuleInput> Inputs { get; }

    /// <summary>The most that the rule can give before it is capped; null where there is no end to it.</summary>
    public abstract decimal? Highest { get; }

    /// <summary>A cap that the rule's own text prints; null where it prints none.</summary>
    public virtual decimal? Cap => null;

    /// <summary>How many figures the rule computes with, from 0.</summary>
    internal abstract int Slots { get; }

    /// <summary>Reads what is declared into the rule's figures; what does not suit becomes a problem of the arguments'.</summary>
    internal abstract BindingOutcome Bind(RuleArguments arguments, Span<decimal> figures);

    /// <summary>Computes the points from figures that <see cref="Bind"/> has let pass. Puts nothing on the heap unless a trace is kept.</summary>
    internal abstract Term Evaluate(in RuleFigures figures);

    /// <summary>What the rule's own print contradicts: overlapping bands, gaps.</summary>
    internal virtual IEnumerable<RuleFinding> Lint() => [];
}

/// <summary>The type of an input.</summary>
public enum InputType
{
    /// <summary>One of <see cref="RuleInput.Options"/>, by id.</summary>
    Option,

    /// <summary>A number, 0 to 10¹².</summary>
    Number,

    /// <summary>A whole number, 0 to 10⁹.</summary>
    Count,

    /// <summary>A percentage, 0 to 100 (above, where the set allows it).</summary>
    Percent,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A text of at most 4000 characters.</summary>
    Text,
}

/// <summary>Something a rule asks for.</summary>
/// <param name="Name">The member name in a declaration.</param>
/// <param name="Type">What belongs there.</param>
/// <param name="Label">What to ask.</param>
/// <param name="Options">The choices of an <see cref="InputType.Option"/>; for a flag or a count, one entry with what it, or each of it, is worth; else none.</param>
public sealed record RuleInput(string Name, InputType Type, Bilingual Label, IReadOnlyList<RuleOption> Options)
{
    /// <summary>The highest number that is taken.</summary>
    public const decimal HighestNumber = 1_000_000_000_000m;

    /// <summary>The highest count that is taken.</summary>
    public const decimal HighestCount = 1_000_000_000m;

    internal RuleInput(string name, InputType type, Bilingual label)
        : this(name, type, label, [])
    {
    }
}

/// <summary>A choice, an item or a variant, and what it is worth.</summary>
/// <param name="Id">Its name in a declaration.</param>
/// <param name="Label">Its words.</param>
/// <param name="Points">What it gives; of a variant, each one.</param>
/// <param name="Passes">Whether a gate's option passes; null for options that give points.</param>
public sealed record RuleOption(string Id, Bilingual Label, decimal Points, bool? Passes = null);

/// <summary>What a rule finds when it reads a declaration.</summary>
internal enum BindingOutcome
{
    /// <summary>The figures that it needs.</summary>
    Figures,

    /// <summary>Problems.</summary>
    Invalid,

    /// <summary>A share of nothing, which by the rule means that the criterion does not apply.</summary>
    NotApplicable,
}

/// <summary>A contradiction inside a rule.</summary>
internal sealed record RuleFinding(string Code, string Printed, string Computed, Bilingual Message);
