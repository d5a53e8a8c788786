using System.Globalization;
using System.Text.Json.Nodes;
using Dapper;
using Npgsql;

namespace EGovPlatform.Evidence.Features.Declarations;

/// <summary>Something that was found of a declaration (phát hiện khi kiểm tra), by a machine: it changes no figure.</summary>
/// <param name="Source"><c>report</c>: the report reader. <c>link</c>: Verification tried a declared link.</param>
/// <param name="Criterion">Null where the finding is about no criterion, or the report reader found none for the row.</param>
/// <param name="Code">Stable: the report reader's code, or the reason of a link's verdict.</param>
/// <param name="State">Of a link: opens, fails, refused. Null else.</param>
/// <param name="Subject">What it is about: the link, or the printed number of the report's row.</param>
/// <param name="Detail">The report reader's finding whole, a JSON object; null else.</param>
internal sealed record Finding(string Source, string? Criterion, string Code, string? State, string? Subject, string? Detail, DateTimeOffset At)
{
    /// <summary>Of the newest report and the newest verdicts; by criterion.</summary>
    public static Task<IEnumerable<Finding>> Load(NpgsqlTransaction tx, string round, string unit, CancellationToken ct) =>
        tx.Connection!.QueryAsync<Finding>(new(
            """
            SELECT 'link' AS source, criterion, reason AS code, state, url AS subject, NULL AS detail, checked_at AS at
            FROM link_findings WHERE round = @round AND unit = @unit
            UNION ALL
            SELECT 'report', f ->> 'criterion', f ->> 'code', NULL, f ->> 'number', f::text, r.imported_at
            FROM (SELECT * FROM reports WHERE round = @round AND unit = @unit ORDER BY imported_at DESC, id DESC LIMIT 1) r,
                 jsonb_array_elements(r.understanding -> 'findings') f
            ORDER BY 2 NULLS LAST, 1, 5
            """,
            new { round, unit }, tx, cancellationToken: ct));

    public FindingView ToView()
    {
        var detail = Detail is null ? null : JsonNode.Parse(Detail)!.AsObject();
        var message = (string?)detail?["message"]?[CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "vi"];
        return new(Source, Criterion, Code, State, Subject, message, detail, At);
    }
}
