using System.CommandLine;
using EGovPlatform.Criteria;

namespace EGovPlatform.Cli.Commands;

/// <summary><c>egov sets</c>: the sets that ship.</summary>
internal static class ListSets
{
    public static Command Create(Terminal terminal)
    {
        var json = Options.Json(terminal);
        var command = new Command("sets", terminal.Text("command.sets")) { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json)) WriteJson(terminal);
            else WriteTable(terminal);
            return ExitStatus.Done;
        });
        return command;
    }

    private static void WriteJson(Terminal terminal) => Json.Write(terminal.Output, json => json.Array(null, CriteriaSets.All, set =>
    {
        json.WriteString("id", set.Id);
        json.WriteNumber("version", set.Version);
        json.WriteString("title", set.Title.In(terminal.Language));
        json.WriteNumber("scale", set.Scale);
        json.WriteNumber("criteria", set.Criteria.Count);
    }));

    private static void WriteTable(Terminal terminal) => terminal.Table(
        [(terminal.Text("column.set"), false), (terminal.Text("column.version"), true), (terminal.Text("column.scale"), true),
            (terminal.Text("column.criteria"), true), (terminal.Text("column.title"), false)],
        CriteriaSets.All.Select(set => (IReadOnlyList<string>)
            [set.Id, terminal.Number(set.Version, 0), set.Scale == 0 ? "–" : terminal.Number(set.Scale, 2), terminal.Number(set.Criteria.Count, 0), set.Title.In(terminal.Language)]));
}
