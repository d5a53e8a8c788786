using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace EGovPlatform.Criteria;

/// <summary>Reads the input format; what is wrong with one criterion becomes a problem of that criterion.</summary>
internal static class DeclarationReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16 };

    public static DeclarationInput Read(string json) => Document(json, root =>
    {
        var problems = new List<InputProblem>();
        var input = DeclarationInput.Empty;
        foreach (var (name, value) in Members(root, "", problems))
        {
            input = name switch
            {
                "unit" => ReadUnit(input, value, problems),
                "values" => input with { Values = ReadValues(value, problems) },
                "cohort" => input with { CohortMaximum = ReadCohort(value, problems) },
                _ => Skip(input, "", name, ProblemCodes.UnknownMember, "expected.members", problems),
            };
        }
        return input with { Problems = problems };
    });

    public static (DeclaredValue Value, IReadOnlyList<InputProblem> Problems) ReadValue(string criterion, string json) => Document(json, root =>
    {
        var problems = new List<InputProblem>();
        return (ReadValue(criterion, root, problems), (IReadOnlyList<InputProblem>)problems);
    });

    private static T Document<T>(string json, Func<JsonElement, T> read)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > DeclarationInput.MaximumLength) throw new DeclarationFormatException(Texts.Say("declaration.too-long", DeclarationInput.MaximumLength));
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? read(document.RootElement)
                : throw new DeclarationFormatException(Texts.Say("declaration.not-object"));
        }
        catch (JsonException e)
        {
            throw new DeclarationFormatException(Texts.Say("declaration.not-json", (decimal)((e.LineNumber ?? 0) + 1), (decimal)((e.BytePositionInLine ?? 0) + 1)), e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw new DeclarationFormatException(Texts.Say("declaration.not-unicode"), e);
        }
    }

    private static DeclarationInput ReadUnit(DeclarationInput input, JsonElement unit, List<InputProblem> problems)
    {
        if (unit.ValueKind != JsonValueKind.Object) return Skip(input, "", "unit", ProblemCodes.WrongType, "expected.object", problems);
        foreach (var (name, value) in Members(unit, "", problems))
        {
            input = name switch
            {
                "code" when value.ValueKind == JsonValueKind.String => input with { UnitCode = Normal(value.GetString()!) },
                "code" => Skip(input, "", "unit.code", ProblemCodes.WrongType, "expected.text", problems),
                "attributes" when value.ValueKind == JsonValueKind.Object => input with
                {
                    UnitAttributes = Members(value, "", problems).ToImmutableSortedDictionary(m => m.Name, m => InputValue.From(m.Value), StringComparer.Ordinal),
                },
                "attributes" => Skip(input, "", "unit.attributes", ProblemCodes.WrongType, "expected.object", problems),
                _ => Skip(input, "", "unit." + name, ProblemCodes.UnknownMember, "expected.unit-members", problems),
            };
        }
        return input;
    }

    private static IImmutableDictionary<string, DeclaredValue> ReadValues(JsonElement values, List<InputProblem> problems)
    {
        var read = ImmutableSortedDictionary.CreateBuilder<string, DeclaredValue>(StringComparer.Ordinal);
        if (values.ValueKind != JsonValueKind.Object) problems.Add(InputProblem.At("", "values", ProblemCodes.WrongType, Texts.Say("expected.object")));
        else foreach (var member in values.EnumerateObject())
        {
            var code = Normal(member.Name);
            if (read.ContainsKey(code)) problems.Add(InputProblem.At(code, "", ProblemCodes.DuplicateMember, Texts.Say("expected.once")));
            else read.Add(code, ReadValue(code, member.Value, problems));
        }
        return read.ToImmutable();
    }

    private static DeclaredValue ReadValue(string criterion, JsonElement element, List<InputProblem> problems)
    {
        var value = new DeclaredValue();
        if (element.ValueKind != JsonValueKind.Object) return Skip(value, criterion, "", ProblemCodes.WrongType, "expected.object", problems);
        var inputs = ImmutableSortedDictionary.CreateBuilder<string, InputValue>(StringComparer.Ordinal);
        foreach (var (name, member) in Members(element, criterion, problems))
        {
            switch (name)
            {
                case "evidence":
                    value = value with { Evidence = TextList(criterion, name, member, problems) };
                    break;
                case "applications":
                    value = value with { Applications = TextList(criterion, name, member, problems) };
                    break;
                case "notApplicable" when member.ValueKind is JsonValueKind.True or JsonValueKind.False:
                    value = value with { NotApplicable = member.GetBoolean() };
                    break;
                case "rejected" when member.ValueKind is JsonValueKind.String && member.GetString()!.Trim().Length > 0:
                    value = value with { Rejected = Normal(member.GetString()!) };
                    break;
                case "notApplicable" or "rejected":
                    Skip(value, criterion, name, ProblemCodes.WrongType, name == "rejected" ? "expected.reason" : "expected.flag", problems);
                    break;
                default:
                    inputs.Add(name, InputValue.From(member));
                    break;
            }
        }
        if (inputs.Count > DeclaredValue.MaximumEntries)
            return Skip(value, criterion, "", ProblemCodes.OutOfBounds, "expected.entries", problems, DeclaredValue.MaximumEntries);
        return value with { Inputs = inputs.ToImmutable() };
    }

    private static IReadOnlyList<string> TextList(string criterion, string name, JsonElement list, List<InputProblem> problems)
    {
        if (list.ValueKind != JsonValueKind.Array || !list.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String && e.GetString()!.Trim().Length > 0))
            return Skip<IReadOnlyList<string>>([], criterion, name, ProblemCodes.WrongType, "expected.texts", problems);
        if (list.GetArrayLength() > DeclaredValue.MaximumEntries || list.EnumerateArray().Any(e => e.GetString()!.Length > DeclaredValue.MaximumText))
            return Skip<IReadOnlyList<string>>([], criterion, name, ProblemCodes.OutOfBounds, "expected.entries", problems, DeclaredValue.MaximumEntries);
        return list.EnumerateArray().Select(e => Normal(e.GetString()!).Trim()).ToList();
    }

    private static IImmutableDictionary<string, decimal> ReadCohort(JsonElement cohort, List<InputProblem> problems)
    {
        var read = ImmutableSortedDictionary.CreateBuilder<string, decimal>(StringComparer.Ordinal);
        if (cohort.ValueKind != JsonValueKind.Object) problems.Add(InputProblem.At("", "cohort", ProblemCodes.WrongType, Texts.Say("expected.object")));
        else foreach (var (code, figures) in Members(cohort, "", problems))
        {
            if (figures.ValueKind == JsonValueKind.Object
                && Members(figures, code, problems) is [("max", var max)]
                && InputValue.From(max).Number is >= 0 and var highest) read.Add(code, highest);
            else problems.Add(InputProblem.At("", $"cohort.{code}", ProblemCodes.WrongType, Texts.Say("expected.cohort")));
        }
        return read.ToImmutable();
    }

    private static List<(string Name, JsonElement Value)> Members(JsonElement element, string criterion, List<InputProblem> problems)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var members = new List<(string, JsonElement)>();
        foreach (var member in element.EnumerateObject())
        {
            var name = Normal(member.Name);
            if (seen.Add(name)) members.Add((name, member.Value));
            else problems.Add(InputProblem.At(criterion, name, ProblemCodes.DuplicateMember, Texts.Say("expected.once")));
        }
        return members;
    }

    private static T Skip<T>(T kept, string criterion, string input, string code, string expected, List<InputProblem> problems, params ReadOnlySpan<object> arguments)
    {
        problems.Add(InputProblem.At(criterion, input, code, Texts.Say(expected, arguments)));
        return kept;
    }

    private static string Normal(string text) => text.Normalize(NormalizationForm.FormC);
}
