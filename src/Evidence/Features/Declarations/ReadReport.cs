using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using EGovPlatform.Criteria;
using EGovPlatform.Criteria.Reports;

namespace EGovPlatform.Evidence.Features.Declarations;

/// <summary>What a unit's evidence report (báo cáo số liệu, tài liệu kiểm chứng) says, and the values that it declares.</summary>
/// <param name="UnderstandingJson">Rows, figures, document references, dates, links and findings, as the report reader gives them.</param>
/// <param name="Values">By criterion, in the input form of <c>egov score</c>.</param>
internal sealed record ReadReport(string UnderstandingJson, IReadOnlyDictionary<string, JsonObject> Values)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The report's text, in NFC, without a byte order mark.</summary>
    /// <exception cref="ServiceDefaults.ProblemException">400: it is no text in UTF-8.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return DeclaredValue.Normalize(StrictUtf8.GetString(bytes).TrimStart('\uFEFF'));
        }
        catch (ArgumentException error)
        {
            throw Refusals.MalformedReport(error);
        }
    }

    /// <summary>Reads a report under a round's set and period; pure.</summary>
    /// <exception cref="ServiceDefaults.ProblemException">400: it has no row of any criterion.</exception>
    public static ReadReport From(string text, CriteriaSet set, DateOnly periodFrom, DateOnly periodTo)
    {
        var report = ReportReader.Read(text, set, (periodFrom, periodTo));
        if (report.Rows.Count == 0)
            throw Refusals.MalformedReport();

        return new(
            JsonSerializer.Serialize(report, Json),
            ReportDeclaration.Values(report, set).ToDictionary(
                value => value.Key, value => JsonNode.Parse(DeclarationInput.ToJson(value.Value))!.AsObject()));
    }
}
