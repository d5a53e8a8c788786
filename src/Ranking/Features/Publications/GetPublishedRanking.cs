using System.Text;
using Dapper;
using Npgsql;

namespace EGovPlatform.Ranking.Features.Publications;

/// <summary>
/// The published ranking, for everybody: the newest or a numbered one, to read, or as files to recompute it from.
/// The .json file is the canonical JSON itself, so the SHA-256 of its bytes is the content hash.
/// </summary>
public static class GetPublishedRanking
{
    public static Task<IResult> Newest(string round, HttpContext http, NpgsqlDataSource database, CancellationToken ct) =>
        Answer(http, database, round, null, Document, ct);

    public static Task<IResult> Numbered(string round, long number, HttpContext http, NpgsqlDataSource database, CancellationToken ct) =>
        Answer(http, database, round, number, Document, ct);

    public static Task<IResult> NewestAsJson(string round, HttpContext http, NpgsqlDataSource database, CancellationToken ct) =>
        Answer(http, database, round, null, publication => File(publication, publication.Content, "application/json", "json"), ct);

    public static Task<IResult> NewestAsCsv(string round, HttpContext http, NpgsqlDataSource database, CancellationToken ct) =>
        // Spreadsheet programs take a file for UTF-8 only when it starts with the mark.
        Answer(http, database, round, null, publication => File(publication, '\uFEFF' + RankingCsv.Write(publication.Parsed(), publication.ContentHash), "text/csv", "csv"), ct);

    private static IResult Document(Publication publication) =>
        TypedResults.Ok(RankingDocument.Published(publication.Parsed(), publication.ContentHash));

    private static IResult File(Publication publication, string text, string contentType, string extension) =>
        TypedResults.File(Encoding.UTF8.GetBytes(text), $"{contentType}; charset=utf-8", $"ranking-{publication.Round}-{publication.Number}.{extension}");

    private static async Task<IResult> Answer(
        HttpContext http, NpgsqlDataSource database, string round, long? number, Func<Publication, IResult> write, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var publication = await connection.QuerySingleOrDefaultAsync<Publication>(new CommandDefinition(
            """
            select round, number, content, content_hash as ContentHash
            from publications
            where round = @round and (@number::bigint is null or number = @number)
            order by number desc
            limit 1
            """,
            new { round, number }, cancellationToken: ct)) ?? throw RankingProblems.NotPublished(round);

        var etag = $"\"{publication.ContentHash}\"";
        http.Response.Headers.ETag = etag;
        http.Response.Headers.CacheControl = "public, no-cache";
        return http.Request.Headers.IfNoneMatch.Contains(etag) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : write(publication);
    }

    private sealed record Publication(string Round, long Number, string Content, string ContentHash)
    {
        public RankingContent Parsed() => RankingContent.Parse(Content);
    }
}
