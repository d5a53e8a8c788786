using System.IO.Compression;
using System.Xml;

namespace EGovPlatform.Templates.Reading;

/// <summary>
/// The parts of an .xlsx package, read as streams of XML within <see cref="WorkbookLimits"/>. The package library would unpack parts whole, whatever
/// they grow to; a form comes from outside.
/// </summary>
internal sealed class WorkbookPackage : IDisposable
{
    private static readonly XmlReaderSettings Xml = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };

    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private long _left = WorkbookLimits.Unpacked;

    /// <exception cref="FormFormatException">The stream is too long or holds no package.</exception>
    public WorkbookPackage(Stream input)
    {
        var file = Copy(input);
        // An encrypted workbook and the format before 2007 are both compound files.
        if (file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) throw new FormFormatException(FormTexts.Say("read.old-format"));
        try
        {
            _archive = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            if (_archive.Entries.Count > WorkbookLimits.Parts) throw new FormFormatException(FormTexts.Say("read.too-many-parts", WorkbookLimits.Parts));
        }
        catch (InvalidDataException e)
        {
            throw new FormFormatException(FormTexts.Say("read.not-xlsx"), e);
        }
        foreach (var entry in _archive.Entries) _parts.TryAdd(entry.FullName.TrimStart('/'), entry);
    }

    public void Dispose() => _archive.Dispose();

    /// <summary>The reader of a part, at its start; null where there is none of this name.</summary>
    public XmlReader? Open(string name) =>
        _parts.TryGetValue(name, out var part) ? XmlReader.Create(new Limited(part.Open(), this), Xml) : null;

    /// <summary>The targets that a part refers to, by relation id, with the last word of the relation's type.</summary>
    public IReadOnlyDictionary<string, (string Type, string Target)> Relations(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        using var xml = Open($"{part[..slash]}_rels/{part[slash..]}.rels");
        var relations = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        while (xml is not null && xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "Relationship" }) continue;
            if (xml.GetAttribute("Id") is not { } id || xml.GetAttribute("Target") is not { } target || xml.GetAttribute("TargetMode") == "External") continue;
            var type = xml.GetAttribute("Type") ?? "";
            relations.TryAdd(id, (type[(type.LastIndexOf('/') + 1)..], Resolved(part[..slash], target)));
        }
        return relations;
    }

    private static string Resolved(string folder, string target)
    {
        if (target.StartsWith('/')) return target.TrimStart('/');
        var path = folder.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var step in target.Split('/'))
        {
            if (step == ".." && path.Count > 0) path.RemoveAt(path.Count - 1);
            else if (step is not ("." or "..")) path.Add(step);
        }
        return string.Join('/', path);
    }

    private static byte[] Copy(Stream input)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = input.Read(buffer)) > 0;)
        {
            if (copy.Length + read > WorkbookLimits.File) throw new FormFormatException(FormTexts.Say("read.too-large", WorkbookLimits.File));
            copy.Write(buffer, 0, read);
        }
        return copy.ToArray();
    }

    /// <summary>What comes out of the package counts, not what the package says that it holds.</summary>
    private sealed class Limited(Stream unpacked, WorkbookPackage package) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = unpacked.Read(buffer);
            package._left -= read;
            return package._left >= 0 ? read : throw new FormFormatException(FormTexts.Say("read.too-large-inside", WorkbookLimits.Unpacked));
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) unpacked.Dispose();
            base.Dispose(disposing);
        }
    }
}
