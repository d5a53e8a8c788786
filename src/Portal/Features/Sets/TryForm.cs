using System.Text.Json.Nodes;
using EGovPlatform.Portal.Features.Declarations;
using EGovPlatform.Portal.Gateway;

namespace EGovPlatform.Portal.Features.Sets;

/// <summary>
/// A whole declaration as it stands in a form that nobody saves: what was typed of every criterion goes to and fro in the form itself, the criteria that are
/// not on the page in hidden fields.
/// </summary>
/// <param name="Group">Code of the group that is on the page; null for all.</param>
/// <param name="Forms">By criterion code, every criterion of the set.</param>
/// <param name="Attributes">The unit's attributes as typed.</param>
/// <param name="Cohorts">The highest value of the cohort as typed, by criterion code.</param>
public sealed record TryForm(
    SetDocument Set, string? Group, IReadOnlyDictionary<string, DeclaredForm> Forms, IReadOnlyDictionary<string, string> Attributes,
    IReadOnlyDictionary<string, string> Cohorts)
{
    public const string All = "all";

    /// <summary>What stands for a document, which nobody is asked for here.</summary>
    private const string Shown = "shown";

    public IEnumerable<SetGroup> Groups => Set.Groups.Where(group => Group is null || group.Code == Group);

    public IEnumerable<SetGroup> Elsewhere => Set.Groups.Where(group => Group is not null && group.Code != Group);

    public static string Scope(string criterion) => criterion + ":";

    public static string AttributeName(string attribute) => "attribute." + attribute;

    /// <summary>Nothing typed yet; evidence is taken to be there until one says otherwise.</summary>
    public static TryForm Empty(SetDocument set, string? group) => new(
        set, group == All ? null : set.Groups.FirstOrDefault(one => one.Code == group)?.Code ?? set.Groups[0].Code,
        Criteria(set).ToDictionary(criterion => criterion.Code, criterion => Nothing(criterion.Code)), new Dictionary<string, string>(), new Dictionary<string, string>());

    /// <summary>A worked example, as if somebody had typed it.</summary>
    public static TryForm Of(SetDocument set, SetGroup group, SetCriterion criterion, SetExample? example)
    {
        var empty = Empty(set, group.Code);
        if (example is null)
            return empty;
        var typed = DeclaredForm.Of(example.Value, criterion, null) with { Scope = Scope(criterion.Code) };
        return empty with
        {
            Forms = new Dictionary<string, DeclaredForm>(empty.Forms) { [criterion.Code] = typed with { Evidence = typed.Evidence.Length > 0 ? Shown : "" } },
            Attributes = (example.Attributes ?? new Dictionary<string, System.Text.Json.JsonElement>())
                .Where(attribute => attribute.Value.ValueKind == System.Text.Json.JsonValueKind.Number)
                .ToDictionary(attribute => attribute.Key, attribute => Figures.Typed(attribute.Value.GetDecimal())),
            Cohorts = example.Cohort is { } highest ? new Dictionary<string, string> { [criterion.Code] = Figures.Typed(highest) } : empty.Cohorts,
        };
    }

    public static TryForm Of(SetDocument set, IFormCollection form)
    {
        var group = form["group"].ToString() is { Length: > 0 } chosen ? chosen : form["shown"].ToString();
        return Empty(set, group) with
        {
            Forms = Criteria(set).ToDictionary(criterion => criterion.Code, criterion => DeclaredForm.Of(form, criterion, Scope(criterion.Code))),
            Attributes = set.Attributes.ToDictionary(name => name, name => form[AttributeName(name)].ToString().Trim()),
            Cohorts = Criteria(set).Where(criterion => criterion.Rule == "peer")
                .ToDictionary(criterion => criterion.Code, criterion => form[Scope(criterion.Code) + "cohort"].ToString().Trim()),
        };
    }

    /// <summary>The declaration as Scoring takes it, and which fields hold what is no number, by criterion; attributes under no criterion.</summary>
    public (JsonObject Input, IReadOnlyDictionary<string, IReadOnlyList<string>> Unreadable) ToInput()
    {
        var unreadable = new Dictionary<string, IReadOnlyList<string>>();
        var values = new JsonObject();
        foreach (var criterion in Criteria(Set).Where(criterion => Forms[criterion.Code].SaysSomething))
        {
            var (value, wrong) = Forms[criterion.Code].ToValue(criterion);
            if (wrong.Count > 0)
                unreadable[criterion.Code] = wrong;
            else
                values[criterion.Code] = value;
        }

        var cohort = new JsonObject();
        foreach (var (criterion, typed) in Cohorts.Where(typed => typed.Value.Length > 0))
        {
            if (Figures.TryRead(typed, out var highest))
                cohort[criterion] = new JsonObject { ["max"] = highest };
            else
                unreadable[criterion] = [.. unreadable.GetValueOrDefault(criterion, []), "cohort"];
        }

        var attributes = new JsonObject();
        foreach (var (name, typed) in Attributes.Where(typed => typed.Value.Length > 0))
        {
            if (Figures.TryRead(typed, out var number))
                attributes[name] = number;
            else
                unreadable[""] = [.. unreadable.GetValueOrDefault("", []), name];
        }

        return (new() { ["unit"] = new JsonObject { ["attributes"] = attributes }, ["values"] = values, ["cohort"] = cohort }, unreadable);
    }

    /// <summary>The fields of a criterion that is not on the page.</summary>
    public IEnumerable<(string Name, string Value)> Hidden(SetCriterion criterion)
    {
        var form = Forms[criterion.Code];
        foreach (var (input, typed) in form.Typed)
            yield return (form.InputName(input), typed);
        if (form.Evidence.Length > 0)
            yield return (form.Name("evidence"), form.Evidence);
        if (form.Applications.Length > 0)
            yield return (form.Name("applications"), form.Applications);
        if (form.NotApplicable)
            yield return (form.Name("notApplicable"), "true");
        if (Cohorts.GetValueOrDefault(criterion.Code) is { Length: > 0 } cohort)
            yield return (form.Name("cohort"), cohort);
    }

    private static IEnumerable<SetCriterion> Criteria(SetDocument set) => set.Groups.SelectMany(group => group.Criteria);

    private static DeclaredForm Nothing(string criterion) => new(new Dictionary<string, string>(), Shown, "", false, "", null) { Scope = Scope(criterion) };
}
