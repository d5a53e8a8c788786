using System.CommandLine;
using System.Text.Json;
using EGovPlatform.Criteria;

namespace EGovPlatform.Cli.Commands;

/// <summary>
/// <c>egov diff A B</c>: what changed between two versions of a set; with <c>--input</c>, what the declarations of a round would keep, change and drop. It
/// only tells: nothing is moved.
/// </summary>
internal static class DiffSets
{
    public static Command Create(Terminal terminal)
    {
        var from = new Argument<string>("A") { Description = terminal.Text("argument.version") };
        var to = new Argument<string>("B") { Description = terminal.Text("argument.version") };
        var file = Options.Input(terminal, "option.round", required: false);
        var json = Options.Json(terminal);
        var command = new Command("diff", terminal.Text("command.diff")) { from, to, file, json };
        command.SetAction(parsed =>
        {
            var (before, status) = Options.Load(terminal, parsed.GetValue(from)!);
            if (before is null) return status;
            var (after, other) = Options.Load(terminal, parsed.GetValue(to)!);
            if (after is null) return other;
            IReadOnlyList<DeclarationInput>? inputs = [];
            if (parsed.GetValue(file) is { } input) (inputs, status) = DeclarationFile.ReadAll(terminal, input);
            return inputs is null ? status : Tell(terminal, before, after, inputs, parsed.GetValue(json));
        });
        return command;
    }

    private static int Tell(Terminal terminal, CriteriaSet before, CriteriaSet after, IReadOnlyList<DeclarationInput> inputs, bool json)
    {
        var comparison = SetComparison.Of(before, after);
        var previews = inputs.Select(i => MigrationPreview.Of(before, after, i)).ToList();
        if (json) WriteJson(terminal, comparison, previews);
        else WriteText(terminal, comparison, previews);
        // What is wrong with a declaration as it is, not what a move would make of it.
        var problems = previews.SelectMany(p => p.Before.Problems).ToList();
        foreach (var problem in problems) terminal.Error(problem.Message.In(terminal.Language));
        return problems.Count == 0 ? ExitStatus.Done : ExitStatus.Findings;
    }

    private static string Word(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static void WriteJson(Terminal terminal, SetComparison comparison, List<MigrationPreview> previews) => Json.Write(terminal.Output, json =>
    {
        json.WriteStartObject();
        WriteHead(json, "from", comparison.Before);
        WriteHead(json, "to", comparison.After);
        json.Array("changes", comparison.Changes, change =>
        {
            json.WriteString("node", Word(change.Node));
            json.WriteString("code", change.Code);
            json.WriteString("title", change.Title.In(terminal.Language));
            json.WriteString("change", Word(change.Change));
            json.Array("parts", change.Parts, part =>
            {
                json.WriteString("what", part.What);
                WriteValue(json, "before", part.Before);
                WriteValue(json, "after", part.After);
            });
        });
        json.Array("migration", previews, preview => WriteMigration(terminal, json, preview));
        json.WriteEndObject();
    });

    private static void WriteHead(Utf8JsonWriter json, string name, CriteriaSet set)
    {
        json.WriteStartObject(name);
        json.WriteString("id", set.Id);
        json.WriteNumber("version", set.Version);
        json.WriteString("hash", set.ContentHash);
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, string name, string? value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value ?? "null");
    }

    private static void WriteMigration(Terminal terminal, Utf8JsonWriter json, MigrationPreview preview)
    {
        json.WriteString("unit", preview.Input.UnitCode);
        json.WriteNumber("totalBefore", preview.Before.Total);
        json.WriteNumber("totalAfter", preview.After.Total);
        json.Array("values", preview.Values, value =>
        {
            json.WriteString("code", value.Code);
            json.WriteString("outcome", Word(value.Outcome));
            WriteSide(json, "before", value.Before);
            WriteSide(json, "after", value.After);
            json.Array("problems", value.Problems, problem =>
            {
                json.WriteString("input", problem.Input);
                json.WriteString("code", problem.Code);
                json.WriteString("message", problem.Message.In(terminal.Language));
            });
        });
    }

    private static void WriteSide(Utf8JsonWriter json, string name, CriterionResult? side)
    {
        if (side is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteString("status", side.StatusCode);
        json.WriteNumber("points", side.Points);
        json.WriteEndObject();
    }

    private static void WriteText(Terminal terminal, SetComparison comparison, List<MigrationPreview> previews)
    {
        var (before, after) = (comparison.Before, comparison.After);
        terminal.Line(terminal.Text("diff.head", before.Id, before.Version, after.Id, after.Version, comparison.Changes.Count));
        if (comparison.Changes.Count > 0)
        {
            terminal.Table(
                [(terminal.Text("column.node"), false), (terminal.Text("column.what"), false), (terminal.Text("column.before"), false), (terminal.Text("column.after"), false)],
                comparison.Changes.SelectMany(c => Rows(terminal, c)));
        }
        foreach (var preview in previews) WriteMigration(terminal, after.Content.DisplayDecimals, preview);
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(Terminal terminal, NodeChange change)
    {
        var node = $"{terminal.Text("node." + Word(change.Node))} {change.Code}";
        if (change.Change != ChangeKind.Changed)
        {
            var title = change.Title.In(terminal.Language);
            yield return [node, terminal.Text("change." + Word(change.Change)), change.Change == ChangeKind.Removed ? title : "", change.Change == ChangeKind.Added ? title : ""];
        }
        foreach (var part in change.Parts) yield return [node, part.What, part.BeforeWords.In(terminal.Language), part.AfterWords.In(terminal.Language)];
    }

    private static void WriteMigration(Terminal terminal, int decimals, MigrationPreview preview)
    {
        terminal.Line("");
        if (preview.Input.UnitCode.Length > 0) terminal.Line(terminal.Text("score.unit", preview.Input.UnitCode));
        terminal.Line(terminal.Text("diff.total", terminal.Number(preview.Before.Total, decimals), terminal.Number(preview.After.Total, decimals)));
        foreach (var outcome in Enum.GetValues<MigrationOutcome>())
        {
            var values = preview.Values.Where(v => v.Outcome == outcome).ToList();
            if (values.Count == 0) continue;
            terminal.Line(terminal.Text("outcome." + Word(outcome), values.Count));
            // What is kept is what one expects; the rest is to be looked at.
            if (outcome == MigrationOutcome.Kept) continue;
            foreach (var value in values) terminal.Line($"  {value.Code}: {Sides(terminal, value, decimals)}{value.Title.In(terminal.Language)}");
            foreach (var problem in values.SelectMany(v => v.Problems)) terminal.Line("    " + problem.Message.In(terminal.Language));
        }
    }

    private static string Sides(Terminal terminal, MigratedValue value, int decimals) => value is { Before: { } before, After: { } after }
        ? $"{terminal.Number(before.Points, decimals)} ({terminal.Text("status." + before.StatusCode)}) → {terminal.Number(after.Points, decimals)} ({terminal.Text("status." + after.StatusCode)}); "
        : "";
}
