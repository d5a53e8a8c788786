using System.Globalization;
using EGovPlatform.Criteria;

namespace EGovPlatform.Templates.Writing;

/// <summary>The hidden sheet that the drop-down lists take their entries from, with what each entry is worth.</summary>
internal sealed class OptionLists
{
    public const string SheetName = "_danhmuc";

    private readonly CultureInfo _language;
    private readonly Dictionary<IReadOnlyList<RuleOption>, int> _rows = new(ReferenceEqualityComparer.Instance);
    private int _row;

    public OptionLists(CultureInfo language)
    {
        _language = language;
        YesNo = Words("answer.yes", "answer.no");
        NotApplicable = Words("answer.not-applicable");
    }

    public SheetBuilder Sheet { get; } = new(SheetName);

    /// <summary>The list of yes and no.</summary>
    public string YesNo { get; }

    /// <summary>The list whose one entry says that a criterion does not apply.</summary>
    public string NotApplicable { get; }

    public string IsYes(string cell) => Says(cell, "answer.yes");

    public string IsNo(string cell) => Says(cell, "answer.no");

    public string IsNotApplicable(string cell) => Says(cell, "answer.not-applicable");

    /// <summary>The range of an option list's entries.</summary>
    public string Labels(IReadOnlyList<RuleOption> options) => Range(First(options), options.Count, 1);

    /// <summary>The range of what the entries are worth.</summary>
    public string Points(IReadOnlyList<RuleOption> options) => Range(First(options), options.Count, 2);

    /// <summary>The address of one entry.</summary>
    public string Label(IReadOnlyList<RuleOption> options, int index) => Sheet.At(First(options) + index, 1);

    private string Says(string cell, string key) => $"UPPER(TRIM({cell}))={Calculation.Quoted(OptionLabels.Fold(FormTexts.Say(key).In(_language)))}";

    private string Range(int first, int count, int column) => $"{Sheet.At(first, column)}:{"$" + SheetBuilder.Letters(column) + "$" + (first + count - 1)}";

    private int First(IReadOnlyList<RuleOption> options)
    {
        if (_rows.TryGetValue(options, out var first)) return first;
        first = _row + 1;
        var entries = OptionLabels.Of(options, _language);
        for (var i = 0; i < options.Count; i++)
        {
            _row++;
            Sheet.Text(_row, 1, entries[i], Look.Plain);
            Sheet.Number(_row, 2, options[i].Points, Look.Plain);
        }
        _rows.Add(options, first);
        return first;
    }

    private string Words(params ReadOnlySpan<string> keys)
    {
        var first = _row + 1;
        foreach (var key in keys) Sheet.Text(++_row, 1, FormTexts.Say(key).In(_language), Look.Plain);
        return Range(first, keys.Length, 1);
    }
}
