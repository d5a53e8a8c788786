namespace EGovPlatform.Criteria;

/// <summary>What a step says: its words, and the expression over figures and earlier steps.</summary>
internal delegate (Bilingual Words, string Expression) StepText(in StepReading reading);

/// <summary>The steps of a declaration's criteria as data: what each gives and how it says itself. They become text when they are read.</summary>
internal sealed class TraceLog(BoundDeclaration declaration)
{
    private readonly int[] _starts = new int[declaration.Set.Criteria.Count + 1];
    private StepRecord[] _steps = new StepRecord[declaration.Set.Criteria.Count * 2];
    private int _count;
    private int _criterion;

    private readonly record struct StepRecord(StepText Text, Exact Value, int First, int Argument, int[]? Terms);

    /// <summary>The steps from here on are those of the next criterion.</summary>
    public void Next() => _starts[++_criterion] = _count;

    public Term Add(in Exact value, StepText text, int first, int argument, int[]? terms)
    {
        if (_count == _steps.Length) Array.Resize(ref _steps, _count * 2);
        _steps[_count] = new(text, value, first, argument, terms);
        return new(value, _count++ - _starts[_criterion]);
    }

    /// <summary>The steps of a criterion, written out.</summary>
    public IReadOnlyList<TraceStep> Write(int criterion)
    {
        var start = _starts[criterion];
        var written = new TraceStep[_starts[criterion + 1] - start];
        for (var i = 0; i < written.Length; i++)
        {
            var step = _steps[start + i];
            var (words, expression) = step.Text(new(declaration, criterion, step.First, i, step.Argument, step.Terms));
            written[i] = new(StepReading.Id(i), words, expression, step.Value.ToDecimal());
        }
        return written;
    }
}

/// <summary>What a step is written from.</summary>
internal readonly ref struct StepReading(BoundDeclaration declaration, int criterion, int first, int index, int argument, int[]? terms)
{
    /// <summary>The steps that the expression refers to.</summary>
    public int[] Terms { get; } = terms ?? [];

    public int Argument { get; } = argument;

    public BoundDeclaration Declaration { get; } = declaration;

    public Criterion Criterion => Declaration.Set.Criteria[criterion];

    /// <summary>The step before this one.</summary>
    public string Previous => Before(1);

    /// <summary>The figures that the step was computed from.</summary>
    public RuleFigures Figures => new(Declaration.Figures, first, null);

    public decimal this[int slot] => Declaration.Figures[first + slot];

    /// <summary>The step that stands so many before this one.</summary>
    public string Before(int steps) => Id(index - steps);

    public static string Id(int step) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"s{step + 1}");

    /// <summary>A figure as an expression writes it.</summary>
    public string Figure(int slot) => NumberText.Invariant(this[slot]);
}
