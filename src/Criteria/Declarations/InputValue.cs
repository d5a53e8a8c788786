using System.Text;
using System.Text.Json;

namespace EGovPlatform.Criteria;

/// <summary>What kind of JSON value was declared.</summary>
public enum InputKind
{
    /// <summary>A number; <see cref="InputValue.Number"/> is null where a decimal cannot hold it exactly.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>Null, a list or an object: never what a criterion asks for.</summary>
    Other,
}

/// <summary>One declared figure as it was given; whether it suits the criterion is for the rule to say.</summary>
public sealed record InputValue
{
    private InputValue(InputKind kind, string json) => (Kind, Json) = (kind, json);

    /// <summary>The kind of value.</summary>
    public InputKind Kind { get; }

    /// <summary>The value as canonical JSON.</summary>
    public string Json { get; }

    /// <summary>The number, exact; null for other kinds, and for a number that a decimal cannot hold exactly (1e400, 30 digits).</summary>
    public decimal? Number { get; private init; }

    /// <summary>The text, in Unicode form NFC; null for other kinds.</summary>
    public string? Text { get; private init; }

    /// <summary>The flag; null for other kinds.</summary>
    public bool? Flag { get; private init; }

    /// <summary>A number.</summary>
    public static InputValue Of(decimal number)
    {
        var trimmed = NumberText.Trim(number);
        return new(InputKind.Number, NumberText.Invariant(trimmed)) { Number = trimmed };
    }

    /// <summary>A text.</summary>
    /// <exception cref="ArgumentException">The text holds half a surrogate pair.</exception>
    public static InputValue Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var normalized = text.Normalize(NormalizationForm.FormC);
        return new(InputKind.Text, CanonicalJson.Text(normalized)) { Text = normalized };
    }

    /// <summary>True or false.</summary>
    public static InputValue Of(bool flag) => new(InputKind.Flag, flag ? "true" : "false") { Flag = flag };

    internal static InputValue From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => CanonicalJson.Number(element.GetRawText()) is var literal && CanonicalJson.TryExact(literal, out var number)
            ? new(InputKind.Number, literal) { Number = number }
            : new(InputKind.Number, literal),
        JsonValueKind.String => Of(element.GetString()!),
        JsonValueKind.True => Of(true),
        JsonValueKind.False => Of(false),
        _ => new(InputKind.Other, Structure(element)),
    };

    // A list or an object is refused wherever it stands; one that cannot even be written canonically is kept as null.
    private static string Structure(JsonElement element)
    {
        try
        {
            return CanonicalJson.Serialize(element);
        }
        catch (FormatException)
        {
            return "null";
        }
    }
}
