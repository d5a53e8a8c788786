using System.CommandLine;
using EGovPlatform.Criteria;

namespace EGovPlatform.Cli.Commands;

/// <summary><c>egov score SET --input FILE</c>: one unit's declaration, scored and explained.</summary>
internal static class ScoreUnit
{
    public static Command Create(Terminal terminal)
    {
        var id = Options.Set(terminal);
        var file = Options.Input(terminal, "option.input", required: true);
        var explain = new Option<bool>("--explain") { Description = terminal.Text("option.explain") };
        var special = new Option<string[]>("--special") { Description = terminal.Text("option.special"), HelpName = "0-1|excluded|CODE=…" };
        var json = Options.Json(terminal);
        var command = new Command("score", terminal.Text("command.score")) { id, file, special, explain, json };
        command.SetAction(parsed =>
        {
            if (Options.Find(terminal, parsed.GetValue(id)!) is not { } set) return ExitStatus.WrongUsage;
            return Parameters(terminal, set, parsed.GetValue(special) ?? []) is { } parameters
                ? Score(terminal, set, parsed.GetValue(file)!, parameters, parsed.GetValue(explain), parsed.GetValue(json))
                : ExitStatus.WrongUsage;
        });
        return command;
    }

    /// <summary>What the round decided; null, with errors written, where that cannot be.</summary>
    private static SetParameters? Parameters(Terminal terminal, CriteriaSet set, string[] decisions)
    {
        try
        {
            var parameters = decisions.Aggregate(SetParameters.Default, (p, decision) => p.WithSpecial(decision));
            var problems = parameters.ProblemsWith(set);
            foreach (var problem in problems) terminal.Error(problem.Message.In(terminal.Language));
            return problems.Count == 0 ? parameters : null;
        }
        catch (ParametersFormatException e)
        {
            terminal.Error(e.Reason.In(terminal.Language));
            return null;
        }
    }

    private static int Score(Terminal terminal, CriteriaSet set, string file, SetParameters parameters, bool explain, bool json)
    {
        var (declared, status) = DeclarationFile.Read(terminal, set, file);
        if (declared is null) return status;
        var input = declared.Input;
        var result = set.Score(input, parameters);
        if (json) terminal.Line(result.ToIndentedJson());
        else WriteTable(terminal, set, input, result, explain);
        declared.WriteProblems(terminal, result.Problems);
        return result.Problems.Count == 0 ? ExitStatus.Done : ExitStatus.Findings;
    }

    private static void WriteTable(Terminal terminal, CriteriaSet set, DeclarationInput input, ScoreResult result, bool explain)
    {
        var decimals = set.Content.DisplayDecimals;
        terminal.Line(set.Title.In(terminal.Language));
        if (input.UnitCode.Length > 0) terminal.Line(terminal.Text("score.unit", input.UnitCode));
        terminal.Table(
            [(terminal.Text("column.code"), false), (terminal.Text("column.points"), true), (terminal.Text("column.max"), true),
                (terminal.Text("column.status"), false), (terminal.Text("column.title"), false)],
            result.Criteria.Select(c => (IReadOnlyList<string>)
                [c.Code, Signed(terminal, c, decimals), terminal.Number(c.Max, 6), terminal.Text("status." + c.StatusCode), set.Find(c.Code)!.Title.In(terminal.Language)]));
        if (explain) Explain(terminal, result);
        terminal.Table(
            [(terminal.Text("column.group"), false), (terminal.Text("column.points"), true), (terminal.Text("column.max"), true), (terminal.Text("column.title"), false)],
            result.Groups.Select(g => (IReadOnlyList<string>)
                [g.Code, terminal.Number(g.Points, decimals), terminal.Number(g.Max, 6), set.Groups.First(s => s.Code == g.Code).Title.In(terminal.Language)]));
        foreach (var warning in result.Warnings)
            terminal.Line(warning.Criterion.Length == 0
                ? terminal.Text("score.warning", warning.Message.In(terminal.Language))
                : terminal.Text("score.warning-at", warning.Criterion, warning.Message.In(terminal.Language)));
        // A set without points has no total, only what it classifies.
        if (result.Scale > 0) WriteTotal(terminal, result, decimals);
        ClassificationText.Write(terminal, set, result, explain);
    }

    private static void WriteTotal(Terminal terminal, ScoreResult result, int decimals)
    {
        if (result.ApplicableMax != result.Scale)
            terminal.Line(terminal.Text("score.rescaled", terminal.Number(result.RawTotal, decimals), terminal.Number(result.ApplicableMax, 6), terminal.Number(result.Scale, 6)));
        terminal.Line(terminal.Text("score.bonus", terminal.Number(result.Bonus, decimals), terminal.Number(result.Penalty, decimals)));
        terminal.Line(terminal.Text("score.total", terminal.Number(result.Total, decimals), terminal.Number(result.Scale, 6)));
    }

    private static string Signed(Terminal terminal, CriterionResult criterion, int decimals) =>
        terminal.Number(criterion.Direction == Direction.Penalty ? -criterion.Points : criterion.Points, decimals);

    private static void Explain(Terminal terminal, ScoreResult result)
    {
        foreach (var criterion in result.Criteria.Where(c => c.Status != CriterionStatus.NotDeclared))
        {
            terminal.Line(criterion.Code);
            foreach (var line in criterion.Trace.Render(terminal.Language)) terminal.Line("  " + line);
        }
        terminal.Line(terminal.Text("score.total-heading"));
        foreach (var line in result.Trace.Render(terminal.Language)) terminal.Line("  " + line);
    }
}
