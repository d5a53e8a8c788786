using System.Globalization;
using System.Xml;

namespace EGovPlatform.Templates.Reading;

/// <summary>How the workbook's cell formats show numbers: as dates, as percentages, or plainly.</summary>
internal sealed class NumberFormats
{
    private readonly List<NumberShape> _formats = [];

    public NumberFormats(XmlReader? styles)
    {
        var codes = new Dictionary<int, string>();
        var inCellFormats = false;
        while (styles is not null && styles.Read())
        {
            if (styles.LocalName == "cellXfs") inCellFormats = styles.NodeType == XmlNodeType.Element && !styles.IsEmptyElement;
            if (styles.NodeType != XmlNodeType.Element) continue;
            if (styles.LocalName == "numFmt" && Id(styles) is { } custom) codes.TryAdd(custom, styles.GetAttribute("formatCode") ?? "");
            if (styles.LocalName != "xf" || !inCellFormats) continue;
            if (_formats.Count >= WorkbookLimits.Cells) throw new FormFormatException(FormTexts.Say("read.too-many-cells", WorkbookLimits.Cells));
            var id = Id(styles) ?? 0;
            _formats.Add(codes.TryGetValue(id, out var code) ? Shape(code) : Shape(id));
        }
    }

    public NumberShape Of(string? style) =>
        int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _formats.Count ? _formats[index] : NumberShape.Plain;

    private static int? Id(XmlReader styles) =>
        int.TryParse(styles.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    // The formats that the file format defines itself, national dates included.
    private static NumberShape Shape(int id) => id switch
    {
        9 or 10 => NumberShape.Percent,
        (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) => NumberShape.Date,
        _ => NumberShape.Plain,
    };

    private static NumberShape Shape(string code)
    {
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = code.IndexOf('"', i + 1);
                    if (i < 0) return NumberShape.Plain;
                    break;
                case '[':
                    i = code.IndexOf(']', i + 1);
                    if (i < 0) return NumberShape.Plain;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '%':
                    return NumberShape.Percent;
                case 'y' or 'Y' or 'd' or 'D' or 'h' or 'H' or 's' or 'S':
                    return NumberShape.Date;
            }
        }
        return NumberShape.Plain;
    }
}
