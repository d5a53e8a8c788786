using System.CommandLine;
using EGovPlatform.Criteria;

namespace EGovPlatform.Cli.Commands;

/// <summary><c>egov lint SET|FILE</c>: where a set contradicts itself, and how each place is resolved.</summary>
internal static class LintSet
{
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string>("SET|FILE") { Description = terminal.Text("argument.set-or-file") };
        var strict = new Option<bool>("--strict") { Description = terminal.Text("option.strict") };
        var json = Options.Json(terminal);
        var command = new Command("lint", terminal.Text("command.lint")) { id, strict, json };
        command.SetAction(parsed =>
        {
            var (set, status) = Options.Load(terminal, parsed.GetValue(id)!);
            if (set is null) return status;
            var findings = set.Lint();
            if (parsed.GetValue(json)) WriteJson(terminal, findings);
            else WriteText(terminal, set, findings);
            return findings.Count > 0 && parsed.GetValue(strict) ? ExitStatus.Findings : ExitStatus.Done;
        });
        return command;
    }

    private static void WriteJson(Terminal terminal, IReadOnlyList<LintFinding> findings) => Json.Write(terminal.Output, json => json.Array(null, findings, finding =>
    {
        json.WriteString("code", finding.Code);
        json.WriteString("node", finding.Node);
        json.WriteString("printed", finding.Printed);
        json.WriteString("computed", finding.Computed);
        json.WriteString("message", finding.Message.In(terminal.Language));
        json.WriteString("resolution", finding.Resolution.In(terminal.Language));
    }));

    private static void WriteText(Terminal terminal, CriteriaSet set, IReadOnlyList<LintFinding> findings)
    {
        terminal.Line(terminal.Text("lint.head", set.Id, set.Version, findings.Count));
        if (findings.Count == 0) return;
        terminal.Table(
            [(terminal.Text("column.finding"), false), (terminal.Text("column.node"), false), (terminal.Text("column.message"), false), (terminal.Text("column.resolution"), false)],
            findings.Select(f => (IReadOnlyList<string>)[f.Code, f.Node, f.Message.In(terminal.Language), f.Resolution.In(terminal.Language)]));
    }
}
