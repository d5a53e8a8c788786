using System.Text;

namespace EGovPlatform.Criteria;

/// <summary>Writes the input format as canonical JSON.</summary>
internal static class DeclarationWriter
{
    public static string Write(DeclarationInput input)
    {
        var members = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (input.CohortMaximum.Count > 0)
            members["cohort"] = Object(input.CohortMaximum.Select(c => (c.Key, Object([("max", NumberText.Invariant(c.Value))]))));
        if (input.UnitCode.Length > 0 || input.UnitAttributes.Count > 0)
        {
            var unit = new List<(string, string)>();
            if (input.UnitAttributes.Count > 0) unit.Add(("attributes", Object(input.UnitAttributes.Select(a => (a.Key, a.Value.Json)))));
            if (input.UnitCode.Length > 0) unit.Add(("code", CanonicalJson.Text(input.UnitCode)));
            members["unit"] = Object(unit);
        }
        members["values"] = Object(input.Values.Select(v => (v.Key, Write(v.Value))));
        return Object(members.Select(m => (m.Key, m.Value)));
    }

    public static string Write(DeclaredValue value)
    {
        var members = value.Inputs.Select(i => (i.Key, i.Value.Json)).ToList();
        if (value.Evidence.Count > 0) members.Add(("evidence", List(value.Evidence)));
        if (value.Applications.Count > 0) members.Add(("applications", List(value.Applications)));
        if (value.NotApplicable) members.Add(("notApplicable", "true"));
        if (value.Rejected is { } reason) members.Add(("rejected", CanonicalJson.Text(reason)));
        return Object(members);
    }

    private static string List(IEnumerable<string> texts) => "[" + string.Join(',', texts.Select(CanonicalJson.Text)) + "]";

    private static string Object(IEnumerable<(string Name, string Json)> members)
    {
        var text = new StringBuilder("{");
        foreach (var (name, json) in members.OrderBy(m => m.Name, StringComparer.Ordinal))
        {
            if (text.Length > 1) text.Append(',');
            text.Append(CanonicalJson.Text(name)).Append(':').Append(json);
        }
        return text.Append('}').ToString();
    }
}
