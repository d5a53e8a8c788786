using System.Text.RegularExpressions;

namespace EGovPlatform.Criteria.Reports;

/// <summary>A row of the report as laid out, before anything is read from its content.</summary>
internal sealed record LayoutRow(int Line, string? Number, string Title, string Office, string Content, IReadOnlyList<string> Path);

/// <summary>A printed Arabic number and where it stands; headings have them too.</summary>
internal sealed record NumberedLine(int Line, string Number);

/// <summary>The rows and headings of a report: repeated headers, split tables, section rows and broken rows are seen through.</summary>
internal sealed partial class ReportLayout
{
    private readonly List<LayoutRow> rows = [];
    private readonly List<ReportHeading> headings = [];
    private readonly List<NumberedLine> numbered = [];
    private readonly List<int> unnamedContent = [];
    private readonly string?[] path = new string?[3];
    private ReportColumns? columns;
    private (int Line, string Title)? part;

    public IReadOnlyList<LayoutRow> Rows => rows;
    public IReadOnlyList<ReportHeading> Headings => headings;
    public IReadOnlyList<NumberedLine> Numbered => numbered;

    /// <summary>Lines of the headers that name no column for the content.</summary>
    public IReadOnlyList<int> UnnamedContent => unnamedContent;

    public static ReportLayout Read(string text)
    {
        var layout = new ReportLayout();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var raw = Cells(lines[i]);
            if (raw is null) layout.Paragraph(i + 1, lines[i]);
            else layout.TableRow(i + 1, raw, NextNumber(lines, i));
        }
        return layout;
    }

    private static string[]? Cells(string line)
    {
        if (line.Contains('\t', StringComparison.Ordinal)) return line.Split('\t');
        var trimmed = line.Trim();
        return trimmed.Length > 1 && trimmed[0] == '|' ? trimmed.Trim('|').Split('|') : null;
    }

    private static string NextNumber(string[] lines, int i)
    {
        for (var j = i + 1; j < lines.Length && j < i + 4; j++)
            if (Cells(lines[j]) is { Length: > 0 } cells && ReportText.Clean(cells[0]) is { Length: > 0 } first) return first;
        return "";
    }

    private void Paragraph(int line, string raw)
    {
        var bold = ReportText.IsBold(raw);
        if (!bold && !raw.StartsWith('#')) return;
        var title = ReportText.Clean(raw.TrimStart('#'));
        // Only the heading right above a table heads it; titles and signatures are passed over.
        if (title.Length > 0) part = (line, title);
    }

    private void TableRow(int line, string[] raw, string next)
    {
        var cells = raw.Select(ReportText.Clean).ToArray();
        if (cells.All(c => c.Length == 0 || Rule().IsMatch(c))) return;
        if (ReportColumns.FromHeader(cells) is { } header)
        {
            columns = header;
            if (header.ContentUnnamed) unnamedContent.Add(line);
            OpenPart();
            return;
        }
        OpenPart();
        columns ??= ReportColumns.WithoutHeader(cells.Length);
        var (number, title, office, content) = (columns.Number(cells), columns.Criterion(cells), columns.Office(cells), columns.Content(cells));

        var alone = cells.Count(c => c.Length > 0) == 1;
        if (alone && SectionInOneCell().Match(cells.First(c => c.Length > 0)) is { Success: true } whole)
            Heading(line, 1, whole.Groups[1].Value, whole.Groups[2].Value);
        else if (Outline().IsMatch(number) && content.Length == 0) Heading(line, 1, number.TrimEnd('.', ')'), title);
        else if (number.Length > 0 && !Arabic().IsMatch(number) && alone) Heading(line, 2, null, number);
        else if (number.Length == 0 && IsContinuation(title, content)) Continue(title, office, content);
        else if (office.Length == 0 && content.Length == 0 && title.Length > 0 && IsSubHeading(number, raw, next)) Heading(line, 2, number.Length > 0 ? number.TrimEnd('.', ')') : null, title);
        else Add(line, number, title, office, content);
    }

    private bool IsContinuation(string title, string content) =>
        rows.Count > 0 && (title.Length == 0 ? content.Length > 0 : char.IsLower(title[0]) || title[0] is ')' or ',' or ';');

    private static bool IsSubHeading(string number, string[] raw, string next) =>
        number.Length == 0 || raw.Any(ReportText.IsBold) || next.StartsWith(number.TrimEnd('.', ')') + ".", StringComparison.Ordinal);

    private void Continue(string title, string office, string content)
    {
        var before = rows[^1];
        rows[^1] = before with { Title = Join(before.Title, title), Office = Join(before.Office, office), Content = Join(before.Content, content) };
    }

    private void Add(int line, string number, string title, string office, string content)
    {
        var printed = Arabic().IsMatch(number) ? number.TrimEnd('.', ')') : null;
        // What stands in the number's place and is no number belongs to the words of the row.
        if (printed is null && number.Length > 0) title = Join(number, title);
        if (printed is not null) numbered.Add(new(line, printed));
        rows.Add(new(line, printed, title, office, content, [.. path.OfType<string>()]));
    }

    private void Heading(int line, int level, string? number, string title)
    {
        path[level] = title;
        Array.Clear(path, level + 1, path.Length - level - 1);
        headings.Add(new(line, number, title));
        if (number is not null && Arabic().IsMatch(number)) numbered.Add(new(line, number));
    }

    private void OpenPart()
    {
        if (part is not { } opened) return;
        part = null;
        Heading(opened.Line, 0, null, opened.Title);
    }

    private static string Join(string a, string b) => a.Length == 0 ? b : b.Length == 0 ? a : $"{a} {b}";

    [GeneratedRegex(@"^:?-{2,}:?$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^(?:[IVXLC]{1,7}|[A-ZĐ])[.)]?$")]
    private static partial Regex Outline();

    [GeneratedRegex(@"^([IVXLC]{1,7}|[A-ZĐ])[.)]?\s+(\p{Lu}.*)$")]
    private static partial Regex SectionInOneCell();

    [GeneratedRegex(@"^(?:\p{Lu}{1,4}\.)?\d{1,4}(?:\.\d{1,4}){0,4}[.)]?$")]
    private static partial Regex Arabic();
}
