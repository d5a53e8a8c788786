using System.Security.Claims;
using System.Text.Json.Nodes;
using Dapper;
using EGovPlatform.Criteria;
using EGovPlatform.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace EGovPlatform.Evidence.Features.Declarations;

/// <summary>
/// Reads a report into a declaration: what the reader understood is stored with the draft, and what it declares fills the criteria that have
/// no value yet. What somebody entered stays; what cannot be accepted as it stands is left for a person to enter, and named.
/// </summary>
internal static class ImportReport
{
    private const string MediaType = "text/tab-separated-values";
    private const int MaxBytes = 1024 * 1024;

    private sealed record Period(DateOnly PeriodFrom, DateOnly PeriodTo);

    [RequestSizeLimit(MaxBytes)]
    public static async Task<IResult> Handle(
        string round, string unit, HttpRequest request, ClaimsPrincipal user, NpgsqlDataSource database, DraftCheck scoring, WriteDraft drafts,
        TimeProvider time, CancellationToken ct)
    {
        if (request.ContentType?.Split(';')[0].Trim().Equals(MediaType, StringComparison.OrdinalIgnoreCase) != true)
            throw Refusals.WrongMediaType(MediaType);
        if (request.ContentLength > MaxBytes)
            throw Refusals.TooLarge(MaxBytes);

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, ct);
        var text = ReadReport.Decode(body.GetBuffer().AsSpan(0, (int)body.Length));

        var (declaration, draft, period) = await Load(database, round, unit, ct);
        declaration.RequireWritable(time.GetUtcNow());
        var set = CriteriaSets.Find(declaration.SetId, declaration.SetVersion) ?? throw Refusals.SetNotFound(declaration.SetId);
        var report = ReadReport.From(text, set, period.PeriodFrom, period.PeriodTo);

        var kept = report.Values.Keys.Where(criterion => draft.Of(criterion) is not null).ToArray();
        var offered = report.Values.Where(value => !kept.Contains(value.Key)).ToDictionary(value => value.Key, JsonObject? (value) => value.Value);
        var verdict = await scoring.Ask(declaration.Measure, draft.ToInput(declaration, offered), ct) ?? throw Refusals.SetNotFound(declaration.SetId);
        var leftOut = verdict.Problems.Where(problem => offered.ContainsKey(problem.Criterion)).ToLookup(problem => problem.Criterion, DraftCheck.ToField);
        var accepted = offered.Where(value => !leftOut.Contains(value.Key)).ToDictionary(value => value.Key, value => value.Value);

        var change = await drafts.Apply(
            round, unit, accepted, declaration.ETag, user.Subject(), tx => Store(tx, declaration, text, report, user.Subject(), time.GetUtcNow(), ct), ct);
        request.HttpContext.Response.Headers.ETag = change.ETag;

        var answer = JsonNode.Parse(report.UnderstandingJson)!.AsObject();
        answer["declared"] = new JsonArray([.. accepted.Keys.Select(code => JsonValue.Create(code))]);
        answer["kept"] = new JsonArray([.. kept.Select(code => JsonValue.Create(code))]);
        answer["leftOut"] = new JsonArray([.. leftOut.Select(criterion => new JsonObject
        {
            ["criterion"] = criterion.Key,
            ["expected"] = new JsonArray([.. criterion.Select(problem => JsonValue.Create(problem.Expected))]),
        })]);
        return Results.Created($"/api/v1/rounds/{Uri.EscapeDataString(round)}/declarations/{Uri.EscapeDataString(unit)}/report", answer);
    }

    private static async Task<(Declaration, Draft, Period)> Load(NpgsqlDataSource database, string round, string unit, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var declaration = await Declaration.Find(connection, round, unit, ct) ?? throw Refusals.DeclarationNotFound();
        var draft = await Draft.Load(connection, round, unit, null, ct);
        var period = await connection.QuerySingleAsync<Period>(new(
            "SELECT period_from, period_to FROM rounds WHERE code = @round", new { round }, cancellationToken: ct));
        return (declaration, draft, period);
    }

    private static Task Store(NpgsqlTransaction tx, Declaration declaration, string text, ReadReport report, string importer, DateTimeOffset now, CancellationToken ct) =>
        tx.Connection!.ExecuteAsync(new(
            """
            INSERT INTO reports (id, round, unit, source, understanding, imported_by, imported_at)
            VALUES (@id, @Round, @Unit, @text, @UnderstandingJson::jsonb, @importer, @now)
            """,
            new { id = Guid.CreateVersion7(now), declaration.Round, declaration.Unit, text, report.UnderstandingJson, importer, now },
            tx, cancellationToken: ct));
}
