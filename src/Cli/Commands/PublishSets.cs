using System.CommandLine;
using EGovPlatform.Criteria;

namespace EGovPlatform.Cli.Commands;

/// <summary>
/// <c>egov publish FILE…</c>: checks that set files may be published and prints their lines of the register; with <c>--register</c> writes them to it.
/// Refuses all of them where one may not.
/// </summary>
internal static class PublishSets
{
    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE") { Description = terminal.Text("argument.set-files"), Arity = ArgumentArity.OneOrMore };
        var register = new Option<string>("--register") { Description = terminal.Text("option.register"), HelpName = "FILE" };
        var json = Options.Json(terminal);
        var command = new Command("publish", terminal.Text("command.publish")) { files, register, json };
        command.SetAction(parsed => Publish(terminal, parsed.GetValue(files)!, parsed.GetValue(register), parsed.GetValue(json)));
        return command;
    }

    private static int Publish(Terminal terminal, string[] files, string? path, bool json)
    {
        var sets = new List<CriteriaSet>();
        foreach (var file in files)
        {
            var (set, status) = Options.LoadFile(terminal, file);
            if (set is null) return status;
            sets.Add(set);
        }
        PublicationRegister register;
        try
        {
            register = path is null ? PublicationRegister.Shipped : PublicationRegister.Parse(File.Exists(path) ? File.ReadAllText(path) : "");
            var obstacles = sets.Select(s => (Set: s, Obstacles: Publication.Obstacles(s, register))).ToList();
            if (json) WriteJson(terminal, obstacles);
            foreach (var obstacle in obstacles.SelectMany(o => o.Obstacles.Select(t => $"{o.Set.Id}: {t.In(terminal.Language)}"))) terminal.Error(obstacle);
            if (obstacles.Exists(o => o.Obstacles.Count > 0)) return ExitStatus.Findings;
            foreach (var set in sets) register = register.With(set);
            if (path is not null) File.WriteAllText(path, register.ToText());
            if (!json) foreach (var set in sets) terminal.Line($"{set.Id} {NumberText.Invariant(set.Version)} {set.ContentHash}");
            return ExitStatus.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            terminal.Error(terminal.Text("error.register", path ?? "", e.Message));
            return ExitStatus.WrongUsage;
        }
    }

    private static void WriteJson(Terminal terminal, IEnumerable<(CriteriaSet Set, IReadOnlyList<Bilingual> Obstacles)> sets) =>
        Json.Write(terminal.Output, json => json.Array(null, sets, entry =>
        {
            json.WriteString("id", entry.Set.Id);
            json.WriteNumber("version", entry.Set.Version);
            json.WriteString("hash", entry.Set.ContentHash);
            json.WriteStartArray("obstacles");
            foreach (var obstacle in entry.Obstacles) json.WriteStringValue(obstacle.In(terminal.Language));
            json.WriteEndArray();
        }));
}
