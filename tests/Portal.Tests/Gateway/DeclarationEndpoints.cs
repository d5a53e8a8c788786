using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace EGovPlatform.Portal.Tests.Gateway;

/// <summary>Evidence's part of the double.</summary>
internal static class DeclarationEndpoints
{
    private static readonly byte[] Pdf = "%PDF-"u8.ToArray();

    public static void Map(WebApplication app, DemonstrationWorld world)
    {
        var declaration = app.MapGroup("/api/v1/rounds/{round}/declarations/{unit}");
        declaration.MapGet("", (string round, string unit, HttpContext http) => Read(world, round, unit, http, held =>
        {
            http.Response.Headers.ETag = held.ETag;
            return Results.Json(held.Document(world.Set));
        }));
        declaration.MapPut("values/{criterion}", (string round, string unit, string criterion, JsonObject value, HttpContext http) =>
            Write(world, round, unit, http, held => Put(world, held, criterion, value, http)));
        declaration.MapDelete("values/{criterion}", (string round, string unit, string criterion, HttpContext http) => Write(world, round, unit, http, held =>
        {
            held.Withdraw(criterion, Tokens.Caller(http)!.Sub, world.Tick());
            return Results.NoContent();
        }));
        declaration.MapPost("files", async (string round, string unit, string name, HttpContext http) =>
        {
            using var content = new MemoryStream();
            await http.Request.Body.CopyToAsync(content);
            return Write(world, round, unit, http, held =>
            {
                if (!content.ToArray().AsSpan().StartsWith(Pdf))
                    return Problems.Of(415, "unsupported-media-type", "Cần tệp PDF, PNG hoặc JPEG.");
                var sha256 = Convert.ToHexStringLower(SHA256.HashData(content.ToArray()));
                held.Files[sha256] = (name, content.ToArray());
                return Results.Created("", new { sha256, @ref = $"sha256:{sha256}" });
            });
        });
        declaration.MapGet("files/{sha256}", (string round, string unit, string sha256, HttpContext http) => Read(world, round, unit, http, held =>
            held.Files.TryGetValue(sha256, out var file) ? Results.File(file.Content, "application/pdf", file.Name) : Problems.NotFound()));
        declaration.MapPost("submission", (string round, string unit, HttpContext http) => Write(world, round, unit, http, held =>
        {
            held.SubmittedAt = world.Tick();
            return Results.Created("", new { version = 1, contentHash = held.Hash, submittedAt = held.SubmittedAt });
        }));
    }

    private static IResult Put(DemonstrationWorld world, HeldDeclaration held, string criterion, JsonObject value, HttpContext http)
    {
        if (http.Request.Headers.IfMatch.ToString() is { Length: > 0 } seen && seen != held.ETag)
            return Problems.Of(412, "stale", "Bản kê khai đã thay đổi.");
        var (before, after, problems) = held.Put(world.Set, criterion, value, Tokens.Caller(http)!.Sub, world.Tick());
        if (problems.Count > 0)
        {
            return Problems.Of(422, "invalid-value", "Số liệu chưa đúng.",
            [
                .. problems.Select(problem => new
                {
                    field = $"{problem.Criterion}.{problem.Input}", problem.Criterion, problem.Input, problem.Code, expected = problem.Expected.Vi, message = problem.Message.Vi,
                }),
            ]);
        }

        return Results.Json(new JsonObject
        {
            ["value"] = value.DeepClone(),
            ["before"] = new JsonObject { ["total"] = before.Total },
            ["after"] = new JsonObject { ["total"] = after.Total },
            ["criterion"] = JsonNode.Parse(after.ToJson())!["criteria"]!.AsArray().First(score => (string)score!["code"]! == criterion)!.DeepClone(),
        });
    }

    private static IResult Read(DemonstrationWorld world, string round, string unit, HttpContext http, Func<HeldDeclaration, IResult> answer) =>
        Tokens.Caller(http) is not { } caller ? Problems.Of(401, "unauthenticated", "…")
        : caller.Role == "unit-officer" && caller.Unit != unit ? Problems.Of(403, "forbidden", "…")
        : world.Declaration(round, unit) is { } held ? answer(held) : Problems.NotFound();

    private static IResult Write(DemonstrationWorld world, string round, string unit, HttpContext http, Func<HeldDeclaration, IResult> answer) =>
        Tokens.Caller(http) is not { Role: "unit-officer" } caller || caller.Unit != unit ? Problems.Of(403, "forbidden", "…")
        : Read(world, round, unit, http, held => held.SubmittedAt is null ? answer(held) : Problems.Of(409, "declaration-frozen", "Bản kê khai đã nộp, không sửa được."));
}
