using System.Globalization;
using System.Resources;
using EGovPlatform.Criteria;
using Spectre.Console;

namespace EGovPlatform.Cli;

/// <summary>Where a command reads and writes, and in which language.</summary>
internal sealed class Terminal(CultureInfo language, TextReader input, TextWriter output, TextWriter errors)
{
    private const int PipeWidth = 160;

    private static readonly ResourceManager Resources = new("EGovPlatform.Cli.Resources.Texts", typeof(Terminal).Assembly);

    public CultureInfo Language { get; } = language;

    public TextReader Input { get; } = input;

    public TextWriter Output { get; } = output;

    /// <summary>The text of a key in the language of the answers.</summary>
    public string Text(string key, params ReadOnlySpan<object?> arguments)
    {
        var culture = Language.TwoLetterISOLanguageName == "en" ? Language : CultureInfo.InvariantCulture;
        var text = Resources.GetString(key, culture) ?? throw new MissingManifestResourceException(key);
        return arguments.IsEmpty ? text : string.Format(CultureInfo.InvariantCulture, text, arguments);
    }

    /// <summary>A number with at most so many decimals, as the language writes it; rounded for display only.</summary>
    public string Number(decimal value, int decimals)
    {
        var shown = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return Language.TwoLetterISOLanguageName == "en" ? NumberText.En(shown) : NumberText.Vi(shown);
    }

    public string Number(decimal? value, int decimals) => value is { } number ? Number(number, decimals) : "–";

    public void Line(string text) => Output.WriteLine(text);

    /// <summary>One line on standard error.</summary>
    public void Error(string message) => errors.WriteLine("egov: " + message.ReplaceLineEndings(" ").Trim());

    /// <summary>A table of plain text; columns marked <c>true</c> hold numbers and are aligned to the right.</summary>
    public void Table(IReadOnlyList<(string Header, bool Number)> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = TableBorder.Simple, UseSafeBorder = false };
        foreach (var (header, number) in columns)
            table.AddColumn(new TableColumn(new Text(header)) { Alignment = number ? Justify.Right : Justify.Left, NoWrap = number });
        foreach (var row in rows) table.AddRow(row.Select(cell => new Text(cell)));
        // Written to a text first: the table pads its lines, and blanks at a line's end are noise in a pipe.
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = Console.IsOutputRedirected || !ReferenceEquals(Output, Console.Out) ? PipeWidth : Math.Max(Console.WindowWidth, 60);
        console.Profile.Capabilities.Unicode = true;
        console.Write(table);
        foreach (var line in text.ToString().Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0)) Output.WriteLine(line);
    }
}
