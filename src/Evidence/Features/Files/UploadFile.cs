using System.Security.Claims;
using System.Security.Cryptography;
using Dapper;
using EGovPlatform.Evidence.Features.Declarations;
using EGovPlatform.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace EGovPlatform.Evidence.Features.Files;

/// <summary>An officer uploads a file for the unit's declaration: the body itself, or one file of a form. It is kept by its SHA-256.</summary>
internal static class UploadFile
{
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>Room for what a form puts around a file.</summary>
    private const int MaxRequestBytes = MaxBytes + 64 * 1024;

    private const int MaxNameLength = 200;

    /// <summary>The form that a file may be sent in.</summary>
    internal sealed record Form(IFormFile File);

    /// <param name="Ref">How a value names the file as evidence.</param>
    /// <param name="Size">In bytes.</param>
    internal sealed record Uploaded(string Sha256, string Ref, string MediaType, long Size);

    [RequestSizeLimit(MaxRequestBytes)]
    [RequestFormLimits(MultipartBodyLengthLimit = MaxRequestBytes)]
    public static async Task<Created<Uploaded>> Handle(
        string round, string unit, string? name, HttpRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider time, CancellationToken ct)
    {
        if (request.ContentLength > MaxRequestBytes)
            throw Refusals.TooLarge(MaxBytes);

        var (content, givenName) = request.HasFormContentType ? await FromForm(request, ct) : (await ReadLimited(request.Body, ct), name);
        var type = EvidenceFileType.Of(content) ?? throw Refusals.WrongMediaType($"{EvidenceFileType.Pdf.MediaType}, {EvidenceFileType.Png.MediaType}, {EvidenceFileType.Jpeg.MediaType}");
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var tx = await connection.BeginTransactionAsync(ct);
        var declaration = await Declaration.Lock(tx, round, unit, ct) ?? throw Refusals.DeclarationNotFound();
        var now = time.GetUtcNow();
        declaration.RequireWritable(now);
        await connection.ExecuteAsync(new(
            """
            INSERT INTO file_contents (sha256, content) VALUES (@sha256, @content) ON CONFLICT (sha256) DO NOTHING;

            INSERT INTO files (round, unit, sha256, media_type, name, size, uploaded_by, uploaded_at)
            VALUES (@round, @unit, @sha256, @MediaType, @name, @size, @subject, @now) ON CONFLICT (round, unit, sha256) DO NOTHING;
            """,
            new { round, unit, sha256, content, type.MediaType, name = NameFor(givenName, sha256, type), size = content.LongLength, subject = user.Subject(), now },
            tx, cancellationToken: ct));
        await tx.CommitAsync(ct);
        return TypedResults.Created(
            $"/api/v1/rounds/{Uri.EscapeDataString(round)}/declarations/{Uri.EscapeDataString(unit)}/files/{sha256}",
            new Uploaded(sha256, DeclaredValue.FilePrefix + sha256, type.MediaType, content.LongLength));
    }

    /// <summary>A name that is safe to save under, with the extension of what the file is.</summary>
    internal static string NameFor(string? given, string sha256, EvidenceFileType type)
    {
        var stem = Path.GetFileNameWithoutExtension((given ?? "").Replace('\\', '/'));
        var safe = new string([.. stem.Normalize().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or '(' or ')')]).Trim(' ', '.');
        return (safe.Length == 0 ? sha256[..12] : safe.Length > MaxNameLength ? safe[..MaxNameLength] : safe) + type.Extension;
    }

    private static async Task<(byte[] Content, string? Name)> FromForm(HttpRequest request, CancellationToken ct)
    {
        try
        {
            var form = await request.ReadFormAsync(ct);
            if (form.Files.Count != 1)
                throw Refusals.Invalid([Refusals.Field("file", "one-file")]);
            await using var stream = form.Files[0].OpenReadStream();
            return (await ReadLimited(stream, ct), form.Files[0].FileName);
        }
        catch (InvalidDataException)
        {
            throw Refusals.TooLarge(MaxBytes);
        }
    }

    private static async Task<byte[]> ReadLimited(Stream body, CancellationToken ct)
    {
        var buffer = new MemoryStream();
        var part = new byte[64 * 1024];
        while (await body.ReadAsync(part, ct) is > 0 and var read)
        {
            if (buffer.Length + read > MaxBytes)
                throw Refusals.TooLarge(MaxBytes);
            buffer.Write(part, 0, read);
        }

        return buffer.ToArray();
    }
}
