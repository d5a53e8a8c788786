using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace EGovPlatform.Templates.Writing;

/// <summary>How a cell looks; the number is the index of its format in the workbook.</summary>
internal enum Look
{
    Plain,
    Title,
    Note,
    Head,
    Section,
    Centered,
    Text,
    Maximum,
    Input,
    InputText,
    NoInput,
    Check,
    Points,
    Whole,
    Status,
    TotalWords,
    Total,
    Link,
}

/// <summary>The formats of <see cref="Look"/>. Cells to fill in are light yellow and not locked; all others are locked.</summary>
internal static class Looks
{
    private const string FontName = "Times New Roman";
    private const uint PointsFormat = 164;

    /// <param name="decimals">Decimals that the set shows points with.</param>
    public static Stylesheet Stylesheet(int decimals) => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = PointsFormat, FormatCode = decimals == 0 ? "#,##0" : "#,##0." + new string('0', decimals) }) { Count = 1 },
        Counted(new Fonts(Font(11), Font(15, bold: true), Font(11, bold: true), Font(11, bold: true, color: "FFFFFFFF"), Font(10, italic: true, color: "FF444444"), Font(10, color: "FFB00020"), Font(11, color: "FF0B57A4"), Font(13, bold: true))),
        Counted(new Fills(Fill(PatternValues.None), Fill(PatternValues.Gray125), Solid("FF1F4E79"), Solid("FFDCE6F1"), Solid("FFFFF8DC"), Solid("FFF2F2F2"))),
        Counted(new Borders(new Border(), Thin())),
        new CellStyleFormats(new CellFormat()) { Count = 1 },
        Counted(new CellFormats(
            Format(),
            Format(font: 1, wrap: true),
            Format(font: 4, wrap: true),
            Format(font: 3, fill: 2, border: true, wrap: true, across: HorizontalAlignmentValues.Center, up: VerticalAlignmentValues.Center),
            Format(font: 2, fill: 3, border: true, wrap: true, up: VerticalAlignmentValues.Center),
            Format(border: true, wrap: true, across: HorizontalAlignmentValues.Center),
            Format(border: true, wrap: true),
            Format(border: true, wrap: true, across: HorizontalAlignmentValues.Center),
            Format(fill: 4, border: true, wrap: true, across: HorizontalAlignmentValues.Center, up: VerticalAlignmentValues.Center, open: true),
            Format(fill: 4, border: true, wrap: true, open: true),
            Format(fill: 5, border: true, across: HorizontalAlignmentValues.Center, up: VerticalAlignmentValues.Center),
            Format(font: 5, border: true, wrap: true),
            Format(font: 2, border: true, number: PointsFormat, across: HorizontalAlignmentValues.Right, up: VerticalAlignmentValues.Center),
            Format(border: true, number: 3, across: HorizontalAlignmentValues.Right, up: VerticalAlignmentValues.Center),
            Format(border: true, wrap: true, up: VerticalAlignmentValues.Center),
            Format(font: 7, fill: 3, border: true, wrap: true, up: VerticalAlignmentValues.Center),
            Format(font: 7, fill: 3, border: true, number: PointsFormat, across: HorizontalAlignmentValues.Right, up: VerticalAlignmentValues.Center),
            Format(font: 6, border: true, wrap: true, up: VerticalAlignmentValues.Center))));

    /// <summary>A run of rich text at the size that criteria are printed in.</summary>
    public static Run Run(string text, bool bold = false, bool italic = false)
    {
        var properties = new RunProperties();
        if (bold) properties.Append(new Bold());
        if (italic) properties.Append(new Italic());
        properties.Append(new FontSize { Val = 11 }, new RunFont { Val = FontName });
        return new Run(properties, new Text(text) { Space = SpaceProcessingModeValues.Preserve });
    }

    private static Font Font(double size, bool bold = false, bool italic = false, string? color = null)
    {
        var font = new Font();
        if (bold) font.Append(new Bold());
        if (italic) font.Append(new Italic());
        font.Append(new FontSize { Val = size });
        if (color is not null) font.Append(new Color { Rgb = color });
        font.Append(new FontName { Val = FontName });
        return font;
    }

    private static Fill Fill(PatternValues pattern) => new(new PatternFill { PatternType = pattern });

    private static Fill Solid(string color) => new(new PatternFill(new ForegroundColor { Rgb = color }) { PatternType = PatternValues.Solid });

    private static Border Thin() => new(
        new LeftBorder(Gray()) { Style = BorderStyleValues.Thin }, new RightBorder(Gray()) { Style = BorderStyleValues.Thin },
        new TopBorder(Gray()) { Style = BorderStyleValues.Thin }, new BottomBorder(Gray()) { Style = BorderStyleValues.Thin });

    private static Color Gray() => new() { Rgb = "FF9A9A9A" };

    private static CellFormat Format(
        uint font = 0, uint fill = 0, bool border = false, uint number = 0, bool wrap = false, bool open = false,
        HorizontalAlignmentValues across = HorizontalAlignmentValues.General, VerticalAlignmentValues up = VerticalAlignmentValues.Top) =>
        new(new Alignment { WrapText = wrap, Horizontal = across, Vertical = up }, new Protection { Locked = !open })
        {
            FontId = font,
            FillId = fill,
            BorderId = border ? 1u : 0u,
            NumberFormatId = number,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
            ApplyNumberFormat = number != 0,
            ApplyAlignment = true,
            ApplyProtection = true,
        };

    private static T Counted<T>(T list)
        where T : OpenXmlCompositeElement
    {
        list.SetAttribute(new OpenXmlAttribute("count", "", list.ChildElements.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return list;
    }
}
