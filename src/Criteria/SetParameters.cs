using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace EGovPlatform.Criteria;

/// <summary>What a round decides where the documents leave it open. A round keeps it as JSON, <c>{"special": 0.5, "specialOf": {"UD.3": null}}</c>.</summary>
public sealed record SetParameters
{
    /// <summary>The code of a problem of parameters, none of a declaration: a decision on a criterion for which the document provides no special treatment.</summary>
    public const string NotSpecial = "not-special";

    private readonly decimal? _specialShare;

    /// <summary>The documents' defaults: what they do not define is excluded.</summary>
    public static SetParameters Default { get; } = new();

    /// <summary>
    /// <c>special</c>: what a criterion under "tính điểm đặc thù" gives: a share of its maximum, 0 to 1, or null (the default) to take it out and rescale.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0 or above 1.</exception>
    public decimal? SpecialShare
    {
        get => _specialShare;
        init => _specialShare = value is < 0 or > 1 ? throw new ArgumentOutOfRangeException(nameof(value), "A share is between 0 and 1.") : value;
    }

    /// <summary><c>specialOf</c>: shares for single criteria, by code, in place of <see cref="SpecialShare"/>; each 0 to 1, or null to exclude.</summary>
    public IImmutableDictionary<string, decimal?> SpecialShareOf { get; init; } = ImmutableSortedDictionary.Create<string, decimal?>(StringComparer.Ordinal);

    /// <summary>Reads the JSON form; a member that is left out has its default.</summary>
    /// <exception cref="ParametersFormatException">The text is not of this form.</exception>
    public static SetParameters Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4 });
            var parameters = Default;
            foreach (var (name, value) in Members(document.RootElement, ""))
                parameters = name switch
                {
                    "special" => parameters with { SpecialShare = Share(value, name) },
                    "specialOf" => parameters with { SpecialShareOf = Members(value, name).ToImmutableSortedDictionary(m => m.Name, m => Share(m.Value, $"specialOf.{m.Name}"), StringComparer.Ordinal) },
                    _ => throw Wrong(name, "expected.parameters"),
                };
            return parameters;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ParametersFormatException("", Texts.Say("expected.object"), Texts.Say("parameters.not-json"), e);
        }
    }

    /// <summary>Whether nothing is decided: every member has its default.</summary>
    public bool IsDefault => SpecialShare is null && SpecialShareOf.Count == 0;

    /// <summary>The JSON form, canonical; <see cref="Parse"/> reads it.</summary>
    public string ToJson()
    {
        var members = new List<string>();
        if (SpecialShare is { } share) members.Add($"\"special\":{NumberText.Invariant(share)}");
        if (SpecialShareOf.Count > 0)
            members.Add("\"specialOf\":{" + string.Join(',', SpecialShareOf.OrderBy(s => s.Key, StringComparer.Ordinal)
                .Select(s => $"{CanonicalJson.Text(s.Key)}:{(s.Value is { } own ? NumberText.Invariant(own) : "null")}")) + "}");
        return "{" + string.Join(',', members) + "}";
    }

    /// <summary>
    /// These parameters with one decision more, as it is typed: a share such as <c>0.5</c>, or <c>excluded</c>, for every criterion; <c>UD.3=0.5</c> for one.
    /// </summary>
    /// <exception cref="ParametersFormatException">The text is not of this form.</exception>
    public SetParameters WithSpecial(string decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var at = decision.IndexOf('=', StringComparison.Ordinal);
        var (code, word) = at < 0 ? ("", decision) : (decision[..at].Trim(), decision[(at + 1)..]);
        decimal? share = word.Trim() == "excluded" ? null
            : decimal.TryParse(word, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) && number <= 1 ? NumberText.Trim(number)
            : throw Wrong(decision, "expected.special");
        return at < 0 ? this with { SpecialShare = share } : this with { SpecialShareOf = SpecialShareOf.SetItem(code, share) };
    }

    /// <summary>Decisions on criteria that the set does not have, or for which its document provides no special treatment.</summary>
    public IReadOnlyList<InputProblem> ProblemsWith(CriteriaSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        var special = set.Criteria.Where(c => c.NotApplicable == NotApplicablePolicy.Special).Select(c => c.Code).ToList();
        return SpecialShareOf.Keys.Except(special, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(c => new InputProblem(
                c, "specialOf", NotSpecial,
                special.Count == 0 ? Texts.Say("expected.no-special") : Texts.Say("expected.special-criterion", string.Join(", ", special)), Texts.Say("parameters.not-special", c, set.Id)))
            .ToList();
    }

    internal decimal? ShareFor(string criterion) => SpecialShareOf.TryGetValue(criterion, out var share) ? share : SpecialShare;

    private static List<(string Name, JsonElement Value)> Members(JsonElement element, string at)
    {
        if (element.ValueKind != JsonValueKind.Object) throw Wrong(at, "expected.object");
        var members = element.EnumerateObject().Select(m => (m.Name, m.Value)).ToList();
        return members.DistinctBy(m => m.Name, StringComparer.Ordinal).Count() == members.Count ? members : throw Wrong(at, "expected.once");
    }

    private static decimal? Share(JsonElement value, string at) =>
        value.ValueKind == JsonValueKind.Null ? null : InputValue.From(value).Number is >= 0 and <= 1 and var share ? share : throw Wrong(at, "expected.special");

    private static ParametersFormatException Wrong(string at, string expected) => new(at, Texts.Say(expected), Texts.Say("parameters.wrong", at, Texts.Say(expected)));
}

/// <summary>A text that is no <see cref="SetParameters"/>.</summary>
public sealed class ParametersFormatException : FormatException
{
    internal ParametersFormatException(string member, Bilingual expected, Bilingual reason, Exception? inner = null)
        : base(reason.En, inner) => (Member, Expected, Reason) = (member, expected, reason);

    /// <summary>The member that is wrong, such as <c>specialOf.UD.3</c>; empty for the whole.</summary>
    public string Member { get; }

    /// <summary>What was expected there.</summary>
    public Bilingual Expected { get; }

    /// <summary>What is wrong, and what was expected.</summary>
    public Bilingual Reason { get; }
}
