using System.CommandLine;
using EGovPlatform.Cli.Commands;

namespace EGovPlatform.Cli;

/// <summary>The command line <c>egov</c>: needs no server and no network.</summary>
public static class EgovCommandLine
{
    /// <summary>Parses and runs.</summary>
    /// <returns>0 done; 1 findings (where they were asked for) or invalid input; 2 wrong usage.</returns>
    public static int Run(string[] args, TextReader input, TextWriter output, TextWriter errors)
    {
        var terminal = new Terminal(Language.Of(args), input, output, errors);
        var root = new RootCommand(terminal.Text("egov"))
        {
            ListSets.Create(terminal),
            ShowSet.Create(terminal),
            ScoreUnit.Create(terminal),
            LintSet.Create(terminal),
            DiffSets.Create(terminal),
            WriteTemplate.Create(terminal),
            PublishSets.Create(terminal),
            PlanImprovements.Create(terminal),
        };
        var language = new Option<string>("--lang") { Description = terminal.Text("option.lang"), Recursive = true, HelpName = "vi|en" };
        language.AcceptOnlyFromAmong("vi", "en");
        root.Options.Add(language);
        if (args.Length == 0)
        {
            root.Parse(["--help"]).Invoke(new InvocationConfiguration { Output = errors, Error = errors });
            return ExitStatus.WrongUsage;
        }
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) terminal.Error(terminal.Text("error.usage", error.Message));
            return ExitStatus.WrongUsage;
        }
        return parsed.Invoke(new InvocationConfiguration { Output = output, Error = errors });
    }
}
