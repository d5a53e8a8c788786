using System.Text;
using System.Text.Json;
using EGovPlatform.Criteria;

namespace EGovPlatform.Cli.Commands;

/// <summary>Reads declarations from a file, or from standard input for "-".</summary>
internal static class DeclarationFile
{
    /// <summary>Most characters of a file that holds the declarations of a round.</summary>
    private const int MaximumOfRound = 256 * 1024 * 1024;

    /// <summary>One declaration; null, with an error written and the status to leave with, where the file holds none.</summary>
    public static (DeclarationInput? Input, int Status) Read(Terminal terminal, string file)
    {
        var (inputs, status) = Read(terminal, file, DeclarationInput.MaximumLength, text => [DeclarationInput.Parse(text)]);
        return (inputs?[0], status);
    }

    /// <summary>One declaration, or the list of those of a round.</summary>
    public static (IReadOnlyList<DeclarationInput>? Inputs, int Status) ReadAll(Terminal terminal, string file) => Read(terminal, file, MaximumOfRound, text =>
    {
        if (!text.AsSpan().TrimStart().StartsWith("[")) return [DeclarationInput.Parse(text)];
        using var document = JsonDocument.Parse(text);
        return document.RootElement.EnumerateArray().Select(d => DeclarationInput.Parse(d.GetRawText())).ToList();
    });

    private static (IReadOnlyList<DeclarationInput>? Inputs, int Status) Read(Terminal terminal, string file, int maximum, Func<string, IReadOnlyList<DeclarationInput>> parse)
    {
        try
        {
            using var opened = file == "-" ? null : new StreamReader(file);
            return (parse(Text(opened ?? terminal.Input, maximum)), ExitStatus.Done);
        }
        catch (DeclarationFormatException e)
        {
            terminal.Error(terminal.Text("error.not-declaration", file, e.Reason.In(terminal.Language)));
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
    private static string Text(TextReader reader, int maximum)
    {
        var text = new StringBuilder();
        var buffer = new char[64 * 1024];
        int read;
        while (text.Length <= maximum && (read = reader.ReadBlock(buffer)) > 0) text.Append(buffer, 0, Math.Min(read, maximum + 1 - text.Length));
        return text.ToString();
    }
}
