using System.CommandLine;
using System.Text.Json;
using EGovPlatform.Criteria;

namespace EGovPlatform.Cli.Commands;

/// <summary><c>egov show SET</c>: one set, its groups, criteria and what each asks for.</summary>
internal static class ShowSet
{
    public static Command Create(Terminal terminal)
    {
        var id = Options.Set(terminal);
        var json = Options.Json(terminal);
        var command = new Command("show", terminal.Text("command.show")) { id, json };
        command.SetAction(parsed =>
        {
            if (Options.Find(terminal, parsed.GetValue(id)!) is not { } set) return ExitStatus.WrongUsage;
            if (parsed.GetValue(json)) WriteJson(terminal, set);
            else WriteTable(terminal, set);
            return ExitStatus.Done;
        });
        return command;
    }

    /// <summary>Names of directions and types as the JSON writes them.</summary>
    private static string Word(Enum value) => value switch
    {
        InputType.Flag => "boolean",
        _ => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()),
    };

    private static void WriteJson(Terminal terminal, CriteriaSet set) => Json.Write(terminal.Output, json =>
    {
        json.WriteStartObject();
        json.WriteString("id", set.Id);
        json.WriteNumber("version", set.Version);
        json.WriteNumber("scale", set.Scale);
        json.Array("groups", set.Groups, group =>
        {
            json.WriteString("code", group.Code);
            json.WriteString("number", group.Number);
            json.WriteString("title", group.Title.In(terminal.Language));
            json.Number("max", group.Max);
            json.Array("criteria", group.Criteria, criterion => WriteCriterion(terminal, json, criterion));
        });
        json.WriteEndObject();
    });

    private static void WriteCriterion(Terminal terminal, Utf8JsonWriter json, Criterion criterion)
    {
        json.WriteString("code", criterion.Code);
        json.WriteString("number", criterion.Number);
        json.WriteString("title", criterion.Title.In(terminal.Language));
        json.Number("max", criterion.Max);
        json.WriteString("direction", Word(criterion.Direction));
        json.WriteString("rule", criterion.Rule.Kind);
        json.Array("inputs", criterion.Rule.Inputs, input =>
        {
            json.WriteString("name", input.Name);
            json.WriteString("type", Word(input.Type));
            json.Array("options", input.Options, option =>
            {
                json.WriteString("id", option.Id);
                json.WriteString("label", option.Label.In(terminal.Language));
                json.WriteNumber("points", option.Points);
                if (option.Passes is { } passes) json.WriteBoolean("passes", passes);
            });
        });
    }

    private static void WriteTable(Terminal terminal, CriteriaSet set)
    {
        terminal.Line(set.Title.In(terminal.Language));
        terminal.Line(terminal.Text("show.head", set.Id, set.Version, set.Scale == 0 ? "–" : terminal.Number(set.Scale, 2), set.Criteria.Count));
        foreach (var group in set.Groups)
        {
            terminal.Line("");
            terminal.Line($"{group.Number} {group.Title.In(terminal.Language)} ({terminal.Text("direction." + Word(group.Direction))}, {terminal.Text("show.max", terminal.Number(group.Max, 6))})".Trim());
            terminal.Table(
                [(terminal.Text("column.code"), false), (terminal.Text("column.max"), true), (terminal.Text("column.inputs"), false), (terminal.Text("column.title"), false)],
                group.Criteria.Select(c => (IReadOnlyList<string>)
                    [c.Code, terminal.Number(c.Max, 6), $"{c.Rule.Kind}: {string.Join(", ", c.Rule.Inputs.Select(Asked))}", c.Title.In(terminal.Language)]));
        }
    }

    private static string Asked(RuleInput input) => input.Type == InputType.Option ? $"{input.Name} ({string.Join("|", input.Options.Select(o => o.Id))})" : input.Name;
}
