using System.CommandLine;
using System.Globalization;
using EGovPlatform.Criteria;

namespace EGovPlatform.Cli.Commands;

/// <summary>What several commands take.</summary>
internal static class Options
{
    public static Option<bool> Json(Terminal terminal) => new("--json") { Description = terminal.Text("option.json") };

    public static Argument<string> Set(Terminal terminal) => new("SET") { Description = terminal.Text("argument.set") };

    public static Option<string> Input(Terminal terminal, string description, bool required) =>
        new("--input") { Description = terminal.Text(description), Required = required, HelpName = "FILE" };

    /// <summary>A shipped set by its id, the newest version, or by id@version; null, with an error written, where there is none.</summary>
    public static CriteriaSet? Find(Terminal terminal, string id)
    {
        var set = Shipped(id);
        if (set is null) terminal.Error(terminal.Text("error.unknown-set", id, string.Join(", ", CriteriaSets.All.Select(s => s.Id).Distinct())));
        return set;
    }

    /// <summary>A set by what <see cref="Find"/> takes, else from a YAML file; null, with an error written and the status to leave with, where there is none.</summary>
    public static (CriteriaSet? Set, int Status) Load(Terminal terminal, string name)
    {
        return Shipped(name) is { } shipped ? (shipped, ExitStatus.Done) : LoadFile(terminal, name);
    }

    /// <summary>A set from a YAML file; null, with an error written and the status to leave with, where there is none.</summary>
    public static (CriteriaSet? Set, int Status) LoadFile(Terminal terminal, string name)
    {
        try
        {
            using var stream = File.OpenRead(name);
            return (CriteriaSet.Load(stream), ExitStatus.Done);
        }
        catch (CriteriaSetException e)
        {
            terminal.Error(terminal.Text("error.not-set", name, e.Line, e.Column, e.Path.Length > 0 ? $"{e.Path}: " : "", e.Reason.In(terminal.Language)));
            return (null, ExitStatus.Findings);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Error(terminal.Text("error.no-set-or-file", name, e.Message));
            return (null, ExitStatus.WrongUsage);
        }
    }

    private static CriteriaSet? Shipped(string id) =>
        id.Split('@') is [var name, var version] && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? CriteriaSets.Find(name, number)
            : CriteriaSets.Find(id);
}
