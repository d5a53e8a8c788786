namespace EGovPlatform.Criteria;

/// <summary>
/// <c>{kind: checklist, items: [{id, label, points}], cap?}</c>: the points of the items that hold. An input, true or false, per item; those left out
/// do not hold (one at least is needed). <c>cap</c> is the cap that the rule's own text prints.
/// </summary>
public sealed class ChecklistRule : Rule
{
    internal const string KindName = "checklist";

    private ChecklistRule(IReadOnlyList<RuleOption> items, decimal? cap)
    {
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

    internal override RuleOutcome Evaluate(RuleArguments arguments)
    {
        var declared = Items.Where(i => arguments.Has(i.Id)).ToList();
        if (declared.Count == 0) declared = [Items[0]];
        var held = new List<RuleOption>();
        var valid = true;
        foreach (var item in declared)
        {
            var flag = arguments.Flag(item.Id);
            valid &= flag is not null;
            if (flag == true) held.Add(item);
        }
        if (!valid) return RuleOutcome.Invalid;
        if (held.Count == 0) return arguments.Trace.Step(Texts.Say("trace.no-items"), "0");
        var term = arguments.Trace.Step(
            CountRule.Joined(held.Select(i => Texts.Say("trace.item", i.Label, i.Points))),
            string.Join(" + ", held.Select(i => NumberText.Invariant(i.Points))));
        return Cap is { } cap ? CountRule.Capped(arguments, term, cap) : term;
    }
}
