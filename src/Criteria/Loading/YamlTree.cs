using System.Buffers;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace EGovPlatform.Criteria;

/// <summary>
/// Reads a set file into nodes with their places. Strict: one document, UTF-8, no anchors, aliases or tags, no repeated keys, and bounds that keep a
/// hostile file from costing more than its own length.
/// </summary>
internal static class YamlTree
{
    public const int MaximumBytes = 1024 * 1024;
    public const int MaximumDepth = 16;
    public const int MaximumNodes = 50_000;

    public static YamlMap Read(Stream stream)
    {
        var parser = new Parser(new StringReader(ReadText(stream)));
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _)) throw new CriteriaSetException(1, 1, "", Texts.Say("set.empty"));
            parser.Consume<DocumentStart>();
            var nodes = 0;
            var root = ReadNode(parser, "", 0, ref nodes).AsMap();
            parser.Consume<DocumentEnd>();
            if (parser.Current is DocumentStart second) throw At(second, "", "set.one-document");
            return root;
        }
        catch (YamlException e)
        {
            throw new CriteriaSetException(e.Start.Line, e.Start.Column, "", Texts.Say("set.not-yaml", FirstLine(e.Message)), e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or OverflowException)
        {
            // Some broken texts break YamlDotNet itself (16.3, Scanner.ScanPlainScalar): refused after the last that was read.
            var end = parser.Current?.End ?? Mark.Empty;
            throw new CriteriaSetException(Math.Max(1, end.Line), Math.Max(1, end.Column), "", Texts.Say("set.not-yaml", FirstLine(e.Message)), e);
        }
    }

    private static string ReadText(Stream stream)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(MaximumBytes + 1);
        try
        {
            var length = stream.ReadAtLeast(bytes.AsSpan(0, MaximumBytes + 1), MaximumBytes + 1, throwOnEndOfStream: false);
            if (length > MaximumBytes) throw new CriteriaSetException(1, 1, "", Texts.Say("set.too-large", MaximumBytes));
            return Decoded(bytes.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static string Decoded(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(Encoding.UTF8.Preamble)) content = content[3..];
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content);
        }
        catch (DecoderFallbackException e)
        {
            throw new CriteriaSetException(1 + content[..Math.Clamp(e.Index, 0, content.Length)].Count((byte)'\n'), 1, "", Texts.Say("set.not-utf8"), e);
        }
    }

    private static YamlNode ReadNode(IParser parser, string path, int depth, ref int nodes)
    {
        var current = parser.Current!;
        if (depth > MaximumDepth) throw At(current, path, "set.too-deep", MaximumDepth);
        if (++nodes > MaximumNodes) throw At(current, path, "set.too-many-nodes", MaximumNodes);
        if (current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false }) throw At(current, path, "set.no-aliases");
        if (current is NodeEvent { Tag.IsEmpty: false }) throw At(current, path, "set.no-tags");
        parser.MoveNext();
        var (line, column) = (current.Start.Line, current.Start.Column);
        switch (current)
        {
            case Scalar scalar:
                return new YamlScalar(line, column, path, scalar.Value, scalar.Style == ScalarStyle.Plain);
            case SequenceStart:
                var items = new List<YamlNode>();
                while (parser.Current is not SequenceEnd) items.Add(ReadNode(parser, $"{path}[{items.Count}]", depth + 1, ref nodes));
                parser.MoveNext();
                return new YamlList(line, column, path, items);
            case MappingStart:
                var entries = new List<(YamlScalar, YamlNode)>();
                var keys = new HashSet<string>(StringComparer.Ordinal);
                while (parser.Current is not MappingEnd)
                {
                    var key = ReadNode(parser, path, depth + 1, ref nodes).AsScalar();
                    if (!keys.Add(key.Value)) throw key.Wrong("set.repeated-key", key.Value);
                    entries.Add((key, ReadNode(parser, path.Length == 0 ? key.Value : $"{path}.{key.Value}", depth + 1, ref nodes)));
                }
                parser.MoveNext();
                return new YamlMap(line, column, path, entries);
            default:
                throw At(current, path, "set.not-yaml", current.GetType().Name);
        }
    }

    private static CriteriaSetException At(ParsingEvent at, string path, string key, params ReadOnlySpan<object> arguments) =>
        new(at.Start.Line, at.Start.Column, path, Texts.Say(key, arguments));

    private static string FirstLine(string message) => message.Split('\n', 2)[0].Trim();
}
