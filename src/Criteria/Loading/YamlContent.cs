using System.Text;

namespace EGovPlatform.Criteria;

/// <summary>The content of a set file without its layout: the same content gives the same text, whatever its comments, order of keys and quoting.</summary>
internal static class YamlContent
{
    public static string Hash(YamlNode root)
    {
        var text = new StringBuilder();
        Write(text, root);
        return CanonicalJson.HashOfCanonical(text.ToString());
    }

    /// <summary>The hash that the content would have with another value for a key of the root.</summary>
    public static string Hash(YamlMap root, (string Key, string Value) instead) => Hash(new YamlMap(root.Line, root.Column, root.Path, [
        .. root.Entries.Select(e => e.Key.Value == instead.Key ? (e.Key, new YamlScalar(e.Value.Line, e.Value.Column, e.Value.Path, instead.Value, plain: true)) : e)]));

    private static void Write(StringBuilder text, YamlNode node)
    {
        switch (node)
        {
            case YamlScalar { IsNull: true }:
                text.Append("null");
                break;
            case YamlScalar scalar:
                CanonicalJson.Write(text, scalar.Value);
                break;
            case YamlList list:
                text.Append('[');
                for (var i = 0; i < list.Items.Count; i++)
                {
                    if (i > 0) text.Append(',');
                    Write(text, list.Items[i]);
                }
                text.Append(']');
                break;
            case YamlMap map:
                text.Append('{');
                var first = true;
                foreach (var (key, value) in map.Entries.OrderBy(e => e.Key.Value, StringComparer.Ordinal))
                {
                    if (!first) text.Append(',');
                    first = false;
                    CanonicalJson.Write(text, key.Value);
                    text.Append(':');
                    Write(text, value);
                }
                text.Append('}');
                break;
        }
    }
}
