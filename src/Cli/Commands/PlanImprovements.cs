using System.CommandLine;
using System.Text.Json;
using EGovPlatform.Criteria;

namespace EGovPlatform.Cli.Commands;

/// <summary><c>egov plan SET --input FILE --target LEVEL|POINTS</c>: the smallest set of improvements that reaches a level or a total.</summary>
internal static class PlanImprovements
{
    public static Command Create(Terminal terminal)
    {
        var id = Options.Set(terminal);
        var file = Options.Input(terminal, "option.input", required: true);
        var target = new Option<string>("--target") { Description = terminal.Text("option.target"), Required = true, HelpName = "LEVEL|POINTS" };
        var json = Options.Json(terminal);
        var command = new Command("plan", terminal.Text("command.plan")) { id, file, target, json };
        command.SetAction(parsed =>
        {
            if (Options.Find(terminal, parsed.GetValue(id)!) is not { } set) return ExitStatus.WrongUsage;
            if (PlanTarget.Read(set, parsed.GetValue(target)!) is not { } wanted)
            {
                terminal.Error(terminal.Text("error.no-target", parsed.GetValue(target), string.Join(", ", PlanTarget.All(set).Select(t => $"{t.Classification}:{t.Id}"))));
                return ExitStatus.WrongUsage;
            }
            var (declared, status) = DeclarationFile.Read(terminal, set, parsed.GetValue(file)!);
            return declared is null ? status : Tell(terminal, set, declared, ImprovementPlan.For(set, declared.Input, wanted), parsed.GetValue(json));
        });
        return command;
    }

    private static int Tell(Terminal terminal, CriteriaSet set, Declared declared, ImprovementPlan plan, bool json)
    {
        if (json) WriteJson(terminal, plan);
        else WriteText(terminal, set, plan);
        declared.WriteProblems(terminal, plan.Before.Problems);
        return plan.Before.Problems.Count == 0 ? ExitStatus.Done : ExitStatus.Findings;
    }

    private static void WriteJson(Terminal terminal, ImprovementPlan plan) => Json.Write(terminal.Output, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("reachable", plan.Reachable);
        json.WriteBoolean("proven", plan.Proven);
        json.WriteNumber("gain", plan.Gain);
        json.WriteNumber("totalBefore", plan.Before.Total);
        json.WriteNumber("totalAfter", plan.After.Total);
        json.Array("steps", plan.Steps, step =>
        {
            json.WriteString("code", step.Criterion.Code);
            json.WriteString("title", step.Criterion.Title.In(terminal.Language));
            WriteValue(json, "from", step.From);
            WriteValue(json, "to", step.To);
            json.WriteNumber("pointsFrom", step.PointsFrom);
            json.WriteNumber("pointsTo", step.PointsTo);
            json.WriteNumber("gain", step.Gain);
        });
        json.WriteEndObject();
    });

    // As a declaration writes it: the plan's values can be put into one.
    private static void WriteValue(Utf8JsonWriter json, string name, DeclaredValue? value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value is null ? "null" : DeclarationInput.ToJson(value));
    }

    private static void WriteText(Terminal terminal, CriteriaSet set, ImprovementPlan plan)
    {
        var decimals = set.Content.DisplayDecimals;
        terminal.Line(set.Title.In(terminal.Language));
        if (!plan.Reachable)
        {
            terminal.Line(terminal.Text("plan.unreachable", terminal.Number(plan.Before.Total, decimals), terminal.Number(plan.After.Total, decimals)));
            return;
        }
        terminal.Line(terminal.Text("plan.head", plan.Steps.Count, terminal.Number(plan.Before.Total, decimals), terminal.Number(plan.After.Total, decimals)));
        if (!plan.Proven) terminal.Line(terminal.Text("plan.unproven"));
        if (plan.Steps.Count == 0) return;
        terminal.Table(
            [(terminal.Text("column.code"), false), (terminal.Text("column.points"), true), (terminal.Text("column.gain"), true), (terminal.Text("column.before"), false),
                (terminal.Text("column.after"), false), (terminal.Text("column.title"), false)],
            plan.Steps.Select(s => (IReadOnlyList<string>)
                [s.Criterion.Code, $"{terminal.Number(s.PointsFrom, decimals)} → {terminal.Number(s.PointsTo, decimals)}", terminal.Number(s.Gain, decimals),
                    Inputs(s.From), Inputs(s.To), s.Criterion.Title.In(terminal.Language)]));
    }

    private static string Inputs(DeclaredValue? value) => value is null ? "–" : string.Join(", ", value.Inputs.Select(i => $"{i.Key}: {i.Value.Text ?? i.Value.Json}"));
}
