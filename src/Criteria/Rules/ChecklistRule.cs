namespace EGovPlatform.Criteria;

/// <summary>
/// <c>{kind: checklist, items: [{id, label, points}], cap?}</c>: the points of the items that hold. An input, true or false, per item; those left out
/// do not hold (one at least is needed). <c>cap</c> is the cap that the rule's own text prints.
/// </summary>
public sealed class ChecklistRule : Rule
{
    internal const string KindName = "checklist";

    // An item: declared to hold or not to, or left out, which is as much.
    private const int Holds = 1;

    private static readonly StepText NoItemsText = (in StepReading r) => (Texts.Say("trace.no-items"), "0");

    private readonly Exact[] _points;
    private readonly StepText _itemsText;
    private readonly RuleCap? _cap;

    private ChecklistRule(IReadOnlyList<RuleOption> items, decimal? cap)
    {
        _points = items.Select(i => Exact.InMillionths(i.Points)).ToArray();
        _itemsText = ItemsText;
        _cap = RuleCap.Printed(cap);
        Items = items;
        Cap = cap;
        Inputs = items.Select(i => new RuleInput(i.Id, InputType.Flag, i.Label, [i])).ToList();
    }

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override IReadOnlyList<RuleInput> Inputs { get; }

    /// <summary>The items, in printed order.</summary>
    public IReadOnlyList<RuleOption> Items { get; }

    /// <inheritdoc/>
    public override decimal? Cap { get; }

    /// <inheritdoc/>
    public override decimal? Highest => Math.Min(Items.Sum(i => i.Points), Cap ?? decimal.MaxValue);

    internal static Rule Read(YamlMap map, decimal? max) => new ChecklistRule(RuleReading.Options(map, "items"), CriteriaSetReader.NotNegative(map, "cap"));

    internal override int Slots => Items.Count;

    internal override BindingOutcome Bind(RuleArguments arguments, Span<decimal> figures)
    {
        var valid = true;
        // Nothing declared at all: the first item is named as missing.
        var none = !Items.Any(i => arguments.Has(i.Id));
        for (var i = 0; i < Items.Count; i++)
        {
            if (!(none ? i == 0 : arguments.Has(Items[i].Id))) continue;
            var flag = arguments.Flag(Items[i].Id);
            valid &= flag is not null;
            figures[i] = flag == true ? Holds : 0;
        }
        return valid ? BindingOutcome.Figures : BindingOutcome.Invalid;
    }

    internal override Term Evaluate(in RuleFigures figures)
    {
        var (sum, any) = (Exact.Zero, false);
        for (var i = 0; i < _points.Length; i++)
            if (figures.Index(i) == Holds) (sum, any) = (sum + _points[i], true);
        if (!any) return figures.Step(Exact.Zero, NoItemsText);
        var term = figures.Step(sum, _itemsText);
        return _cap is null ? term : _cap.Apply(figures, term);
    }

    private (Bilingual Words, string Expression) ItemsText(in StepReading reading)
    {
        var held = new List<RuleOption>();
        for (var i = 0; i < Items.Count; i++)
            if (reading[i] == Holds) held.Add(Items[i]);
        return (Texts.Joined(held.Select(i => Texts.Say("trace.item", i.Label, i.Points))), string.Join(" + ", held.Select(i => NumberText.Invariant(i.Points))));
    }
}
