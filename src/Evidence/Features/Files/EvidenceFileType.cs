namespace EGovPlatform.Evidence.Features.Files;

/// <summary>A kind of file that may stand as evidence (tệp minh chứng), recognised by its content: what a sender calls it proves nothing.</summary>
internal sealed record EvidenceFileType(string MediaType, string Extension)
{
    public static readonly EvidenceFileType Pdf = new("application/pdf", ".pdf");
    public static readonly EvidenceFileType Png = new("image/png", ".png");
    public static readonly EvidenceFileType Jpeg = new("image/jpeg", ".jpg");

    /// <summary>How far from its end a PDF may have its end mark; readers look no further.</summary>
    private const int PdfTail = 1024;

    /// <summary>Null for everything else, and for a file that was cut off where that can be seen.</summary>
    public static EvidenceFileType? Of(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("%PDF-"u8))
            return content[^Math.Min(PdfTail, content.Length)..].IndexOf("%%EOF"u8) >= 0 ? Pdf : null;

        // Signature, then the header chunk; the end chunk closes the file.
        if (content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return content.Length >= 16 && content.Slice(12, 4).SequenceEqual("IHDR"u8) && content[^8..].StartsWith("IEND"u8) ? Png : null;

        // Start of image, then a marker; the end mark may be followed by what cameras add.
        if (content.Length > 4 && content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) && content[3] >= 0xC0)
            return content.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) > 0 ? Jpeg : null;

        return null;
    }
}
