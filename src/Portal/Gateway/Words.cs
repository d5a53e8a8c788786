using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace EGovPlatform.Portal.Gateway;

/// <summary>Words that a service gives in Vietnamese and English, or verbatim in Vietnamese alone.</summary>
[JsonConverter(typeof(WordsConverter))]
public sealed partial record Words(string Vi, string? En)
{
    /// <summary>In the reader's language; Vietnamese where there is no other.</summary>
    public override string ToString() => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" && !string.IsNullOrEmpty(En) ? En : Vi;

    /// <summary>A title that the decision prints in capitals, as a sentence: capitals over a whole line are hard to read. Abbreviations (UBND, CNTT) stay as they are.</summary>
    public string InSentence()
    {
        var words = ToString();
        return words.Length > 3 && words == words.ToUpper(CultureInfo.CurrentCulture)
            ? char.ToUpper(words[0], CultureInfo.CurrentCulture) + Word().Replace(words[1..], Lowered)
            : words;
    }

    private static string Lowered(Match word) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "vi" && Abbreviation().IsMatch(word.Value) ? word.Value : word.Value.ToLower(CultureInfo.CurrentCulture);

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();

    /// <summary>Three consonants in a row, which no Vietnamese syllable has but NGH.</summary>
    [GeneratedRegex("(?!NGH)[BCDĐGHKLMNPQRSTVX]{3}")]
    private static partial Regex Abbreviation();
}

/// <summary>Reads {"vi": …, "en": …} and a plain string.</summary>
public sealed class WordsConverter : JsonConverter<Words>
{
    public override Words? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new(reader.GetString()!, null);
        using var document = JsonDocument.ParseValue(ref reader);
        return new(
            document.RootElement.TryGetProperty("vi", out var vi) ? vi.GetString() ?? "" : "",
            document.RootElement.TryGetProperty("en", out var en) ? en.GetString() : null);
    }

    public override void Write(Utf8JsonWriter writer, Words value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("vi", value.Vi);
        writer.WriteString("en", value.En);
        writer.WriteEndObject();
    }
}
