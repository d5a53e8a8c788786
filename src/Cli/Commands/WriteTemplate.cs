using System.CommandLine;
using EGovPlatform.Templates;

namespace EGovPlatform.Cli.Commands;

/// <summary><c>egov template SET --out FILE.xlsx</c>: a form to fill in; <c>egov score</c> reads it back.</summary>
internal static class WriteTemplate
{
    public static Command Create(Terminal terminal)
    {
        var id = Options.Set(terminal);
        var file = new Option<string>("--out") { Description = terminal.Text("option.out"), Required = true, HelpName = "FILE.xlsx" };
        var command = new Command("template", terminal.Text("command.template")) { id, file };
        command.SetAction(parsed => Options.Find(terminal, parsed.GetValue(id)!) is { } set ? Write(terminal, set, parsed.GetValue(file)!) : ExitStatus.WrongUsage);
        return command;
    }

    private static int Write(Terminal terminal, Criteria.CriteriaSet set, string file)
    {
        try
        {
            // Written in memory first: a form that could not be finished leaves no half a file.
            using var form = new MemoryStream();
            DeclarationForm.Write(set, form, terminal.Language);
            File.WriteAllBytes(file, form.ToArray());
            terminal.Line(terminal.Text("template.written", file));
            return ExitStatus.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Error(terminal.Text("error.unwritable", file, e.Message));
            return ExitStatus.WrongUsage;
        }
    }
}
