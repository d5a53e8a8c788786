using System.Text;
using System.Text.Json;
using EGovPlatform.Criteria;
using EGovPlatform.Templates;

namespace EGovPlatform.Cli.Commands;

/// <summary>A declaration that a command was given.</summary>
/// <param name="Input">The declaration.</param>
/// <param name="Form">The filled-in form that it was read from; null for JSON.</param>
internal sealed record Declared(DeclarationInput Input, FormReading? Form)
{
    /// <summary>Writes problems, a line each; of a form, with the cell that each is about.</summary>
    public void WriteProblems(Terminal terminal, IEnumerable<InputProblem> problems)
    {
        foreach (var problem in problems) terminal.Error((Form?.Message(problem) ?? problem.Message).In(terminal.Language));
    }
}

/// <summary>Reads declarations from a file, or from standard input for "-".</summary>
internal static class DeclarationFile
{
    /// <summary>Most characters of a file that holds the declarations of a round.</summary>
    private const int MaximumOfRound = 256 * 1024 * 1024;

    /// <summary>One declaration, JSON or a form of the set; null, with an error written and the status to leave with, where the file holds none.</summary>
    public static (Declared? Declared, int Status) Read(Terminal terminal, CriteriaSet set, string file) => Read(terminal, file, () =>
    {
        if (!Path.GetExtension(file).Equals(".xlsx", StringComparison.OrdinalIgnoreCase))
            return new Declared(DeclarationInput.Parse(Text(terminal, file, DeclarationInput.MaximumLength)), null);
        using var stream = File.OpenRead(file);
        var form = DeclarationForm.Read(set, stream);
        foreach (var remark in form.Remarks) terminal.Error(remark.In(terminal.Language));
        return new Declared(form.Input, form);
    });

    /// <summary>One declaration, or the list of those of a round.</summary>
    public static (IReadOnlyList<DeclarationInput>? Inputs, int Status) ReadAll(Terminal terminal, string file) => Read<IReadOnlyList<DeclarationInput>>(terminal, file, () =>
    {
        var text = Text(terminal, file, MaximumOfRound);
        if (!text.AsSpan().TrimStart().StartsWith("[")) return [DeclarationInput.Parse(text)];
        using var document = JsonDocument.Parse(text);
        return document.RootElement.EnumerateArray().Select(d => DeclarationInput.Parse(d.GetRawText())).ToList();
    });

    private static (T? Content, int Status) Read<T>(Terminal terminal, string file, Func<T> read)
        where T : class
    {
        try
        {
            return (read(), ExitStatus.Done);
        }
        catch (DeclarationFormatException e)
        {
            terminal.Error(terminal.Text("error.not-declaration", file, e.Reason.In(terminal.Language)));
            return (null, ExitStatus.Findings);
        }
        catch (FormFormatException e)
        {
            terminal.Error(terminal.Text("error.not-form", file, e.Reason.In(terminal.Language)));
            return (null, ExitStatus.Findings);
        }
        catch (JsonException e)
        {
            terminal.Error(terminal.Text("error.not-json", file, e.LineNumber + 1, e.BytePositionInLine + 1));
            return (null, ExitStatus.Findings);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Error(terminal.Text("error.unreadable", file, e.Message));
            return (null, ExitStatus.WrongUsage);
        }
    }

    // One character more than may be there: whatever is longer is refused without being read to its end.
    private static string Text(Terminal terminal, string file, int maximum)
    {
        using var opened = file == "-" ? null : new StreamReader(file);
        var text = new StringBuilder();
        var buffer = new char[64 * 1024];
        int read;
        while (text.Length <= maximum && (read = (opened ?? terminal.Input).ReadBlock(buffer)) > 0) text.Append(buffer, 0, Math.Min(read, maximum + 1 - text.Length));
        return text.ToString();
    }
}
