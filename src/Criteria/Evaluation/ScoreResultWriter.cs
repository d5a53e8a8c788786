using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EGovPlatform.Criteria;

/// <summary>Writes a result; Vietnamese letters as they are, so that people can read it.</summary>
internal static class ScoreResultWriter
{
    // Signs such as > stay signs: expressions are for people. Whoever puts this JSON into a page encodes it for the page.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static string Write(ScoreResult result, bool indented)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = Encoder, Indented = indented, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("set", result.SetId);
            json.WriteNumber("version", result.Version);
            json.WriteString("setHash", result.SetHash);
            // Only where the round decides something: what was scored by the defaults keeps its hash.
            if (!result.Parameters.IsDefault)
            {
                json.WritePropertyName("parameters");
                json.WriteRawValue(result.Parameters.ToJson());
            }
            json.WriteNumber("total", result.Total);
            json.WriteNumber("scale", result.Scale);
            json.WriteNumber("rawTotal", result.RawTotal);
            json.WriteNumber("applicableMax", result.ApplicableMax);
            json.WriteNumber("bonus", result.Bonus);
            json.WriteNumber("penalty", result.Penalty);
            json.WriteStartArray("groups");
            foreach (var group in result.Groups)
            {
                json.WriteStartObject();
                json.WriteString("code", group.Code);
                json.WriteNumber("points", group.Points);
                json.WriteNumber("max", group.Max);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("criteria");
            foreach (var criterion in result.Criteria)
            {
                json.WriteStartObject();
                json.WriteString("code", criterion.Code);
                json.WriteNumber("points", criterion.Points);
                if (criterion.Max is { } max) json.WriteNumber("max", max);
                else json.WriteNull("max");
                json.WriteString("status", criterion.StatusCode);
                if (criterion.Passes is { } passes) json.WriteBoolean("passes", passes);
                if (criterion.Margin is { } margin) json.WriteNumber("margin", margin);
                WriteTrace(json, criterion.Trace);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            ClassificationWriter.Write(json, result.Classification);
            WriteWarnings(json, result);
            WriteTrace(json, result.Trace);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    internal static void WriteTrace(Utf8JsonWriter json, Trace trace)
    {
        json.WriteStartArray("trace");
        foreach (var step in trace.Steps)
        {
            json.WriteStartObject();
            json.WriteString("id", step.Id);
            json.WriteString("vi", step.Text.Vi);
            json.WriteString("en", step.Text.En);
            json.WriteString("expression", step.Expression);
            json.WriteNumber("value", step.Value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // Problems stand among the warnings: whoever keeps the result keeps why a criterion was not counted.
    private static void WriteWarnings(Utf8JsonWriter json, ScoreResult result)
    {
        json.WriteStartArray("warnings");
        foreach (var problem in result.Problems) WriteWarning(json, problem.Criterion, problem.Input, problem.Code, problem.Message);
        foreach (var warning in result.Warnings) WriteWarning(json, warning.Criterion, "", warning.Code, warning.Message);
        json.WriteEndArray();
    }

    private static void WriteWarning(Utf8JsonWriter json, string criterion, string input, string code, Bilingual message)
    {
        json.WriteStartObject();
        json.WriteString("criterion", criterion);
        json.WriteString("input", input);
        json.WriteString("code", code);
        json.WriteString("vi", message.Vi);
        json.WriteString("en", message.En);
        json.WriteEndObject();
    }
}
