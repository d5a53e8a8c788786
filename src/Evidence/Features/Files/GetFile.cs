using System.Security.Cryptography;
using Dapper;
using Npgsql;

namespace EGovPlatform.Evidence.Features.Files;

/// <summary>
/// A file of a declaration, to whoever may read the declaration. Always as an attachment and never sniffed: what a unit uploads must not
/// run as a page of ours.
/// </summary>
internal static partial class GetFile
{
    internal sealed record Stored(string MediaType, string Name, byte[] Content);

    public static async Task<IResult> Handle(
        string round, string unit, string sha256, HttpResponse response, NpgsqlDataSource database, ILogger<Stored> log, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var file = await connection.QuerySingleOrDefaultAsync<Stored>(new(
            """
            SELECT f.media_type, f.name, c.content FROM files f JOIN file_contents c USING (sha256)
            WHERE f.round = @round AND f.unit = @unit AND f.sha256 = @sha256
            """,
            new { round, unit, sha256 }, cancellationToken: ct)) ?? throw Refusals.FileNotFound();

        if (Convert.ToHexStringLower(SHA256.HashData(file.Content)) != sha256)
        {
            LogDamaged(log, sha256, round, unit);
            throw Refusals.FileDamaged();
        }

        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.CacheControl = "private, no-store";
        return Results.File(file.Content, file.MediaType, file.Name);
    }

    [LoggerMessage(LogLevel.Critical, "The stored bytes of file {Sha256} of unit {Unit} in round {Round} are not what was uploaded.")]
    private static partial void LogDamaged(ILogger log, string sha256, string round, string unit);
}
