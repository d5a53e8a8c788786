using System.CommandLine;
using EGovPlatform.Criteria;

namespace EGovPlatform.Cli.Commands;

/// <summary>What several commands take.</summary>
internal static class Options
{
    public static Option<bool> Json(Terminal terminal) => new("--json") { Description = terminal.Text("option.json") };

    public static Argument<string> Set(Terminal terminal) => new("SET") { Description = terminal.Text("argument.set") };

    /// <summary>A shipped set; null, with an error written, where none has this id.</summary>
    public static CriteriaSet? Find(Terminal terminal, string id)
    {
        var set = CriteriaSets.Find(id);
        if (set is null) terminal.Error(terminal.Text("error.unknown-set", id, string.Join(", ", CriteriaSets.All.Select(s => s.Id).Distinct())));
        return set;
    }
}
