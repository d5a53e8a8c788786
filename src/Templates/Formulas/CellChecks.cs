using EGovPlatform.Criteria;
using EGovPlatform.Templates.Writing;

namespace EGovPlatform.Templates.Formulas;

/// <summary>What the form says beside a cell whose content does not suit.</summary>
internal static class CellChecks
{
    public static string Words(FormContext form, Asked asked, string cell, IReadOnlyList<CellConflict> conflicts)
    {
        var suits = asked.Type switch
        {
            InputType.Option => $"SUMPRODUCT(--(UPPER({form.Lists.Labels(asked.Options)})=UPPER(TRIM({cell}))))=1",
            InputType.Flag => $"OR({form.Lists.IsYes(cell)},{form.Lists.IsNo(cell)})",
            InputType.Text => $"LEN({cell})<={DeclaredValue.MaximumText}",
            _ => Calculation.Suits(cell, asked.Type, asked.Above100),
        };
        var formula = $"IF(AND({Calculation.Has(cell)},NOT({suits})),{Quoted(form, Expected(asked))},\"\")";
        foreach (var conflict in conflicts.Where(c => c.Input == asked.Input)) formula = $"IF({conflict.Condition},{Quoted(form, conflict.Words)},{formula})";
        return $"IFERROR({formula},{Quoted(form, FormTexts.Say("check.again"))})";
    }

    private static Bilingual Expected(Asked asked) => asked.Type switch
    {
        InputType.Option or InputType.Flag => FormTexts.Say("check.list"),
        InputType.Count => FormTexts.Say("check.count", RuleInput.HighestCount),
        InputType.Percent when !asked.Above100 => FormTexts.Say("check.percent"),
        InputType.Text => FormTexts.Say("check.text", DeclaredValue.MaximumText),
        _ => FormTexts.Say("check.number", RuleInput.HighestNumber),
    };

    private static string Quoted(FormContext form, Bilingual words) => Calculation.Quoted(words.In(form.Language));
}
