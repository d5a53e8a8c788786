namespace EGovPlatform.Templates.Reading;

/// <summary>How much of a file is read before it is refused: a form needs a small part of each.</summary>
internal static class WorkbookLimits
{
    /// <summary>Bytes of the file.</summary>
    public const int File = 8 * 1024 * 1024;

    /// <summary>Bytes of all parts together, unpacked.</summary>
    public const int Unpacked = 64 * 1024 * 1024;

    /// <summary>Parts in the package.</summary>
    public const int Parts = 1_000;

    /// <summary>Cells with content, on all sheets; also shared texts and formats.</summary>
    public const int Cells = 200_000;
}
