namespace EGovPlatform.Templates.Writing;

/// <summary>How much room a text needs: spreadsheets do not make merged cells as high as their text.</summary>
internal static class TextHeights
{
    private const double Line = 14.5;

    // Vietnamese words are short, so that lines fill well; a little room is lost at their ends.
    private const double CharactersPerWidth = 1.08;

    /// <summary>In points.</summary>
    /// <param name="width">The column's width, in characters.</param>
    public static double Of(string text, double width) => Line * Lines(text, width);

    public static int Lines(string text, double width) =>
        text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(line.Length / (width * CharactersPerWidth))));
}
