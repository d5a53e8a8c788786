using System.Text.Json;

namespace EGovPlatform.Criteria;

/// <summary>
/// Writes the member <c>classification</c> of a result: an object by classification id, null where the set classifies nothing. Levels and types hold their
/// decision themselves; grades hold <c>groups</c>, a decision each.
/// </summary>
internal static class ClassificationWriter
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<ClassificationResult> results)
    {
        if (results.Count == 0)
        {
            json.WriteNull("classification");
            return;
        }
        json.WriteStartObject("classification");
        foreach (var result in results)
        {
            json.WriteStartObject(result.Id);
            json.WriteString("kind", result.Kind);
            WriteText(json, "title", result.Title);
            if (result.Decisions is [{ Group: null } only])
            {
                WriteDecision(json, only);
            }
            else
            {
                json.WriteStartArray("groups");
                foreach (var decision in result.Decisions)
                {
                    json.WriteStartObject();
                    json.WriteString("code", decision.Group);
                    WriteDecision(json, decision);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteDecision(Utf8JsonWriter json, ClassificationDecision decision)
    {
        json.WriteString("outcome", decision.Outcome);
        WriteText(json, "label", decision.Label);
        WriteNumber(json, "points", decision.Points);
        WriteNumber(json, "max", decision.Max);
        json.WriteStartArray("candidates");
        foreach (var candidate in decision.Candidates)
        {
            json.WriteStartObject();
            json.WriteString("id", candidate.Id);
            WriteText(json, "label", candidate.Label);
            json.WriteBoolean("holds", candidate.Holds);
            json.WriteStartArray("conditions");
            foreach (var condition in candidate.Conditions) WriteCondition(json, condition);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        ScoreResultWriter.WriteTrace(json, decision.Trace);
    }

    private static void WriteCondition(Utf8JsonWriter json, ClassificationCondition condition)
    {
        json.WriteStartObject();
        json.WriteString("node", condition.Node);
        json.WriteString("kind", condition.Kind switch { ConditionKind.Total => "total", ConditionKind.Group => "group", _ => "gate" });
        json.WriteBoolean("holds", condition.Holds);
        WriteNumber(json, "value", condition.Value);
        WriteNumber(json, "required", condition.Required);
        WriteNumber(json, "margin", condition.Margin);
        json.WriteString("printed", condition.Printed);
        json.WriteString("vi", condition.Text.Vi);
        json.WriteString("en", condition.Text.En);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, Bilingual text)
    {
        json.WriteStartObject(name);
        json.WriteString("vi", text.Vi);
        json.WriteString("en", text.En);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }
}
