using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dapper;
using EGovPlatform.Contracts;
using EGovPlatform.Evidence.Features.Declarations;
using EGovPlatform.ServiceDefaults;
using EGovPlatform.ServiceDefaults.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EGovPlatform.Evidence.Features.Units;

/// <summary>An administrator records a unit or changes what is recorded of it. Rounds that it takes part in learn its new name or kind.</summary>
internal static partial class PutUnit
{
    public static readonly IReadOnlyList<string> Kinds = ["commune", "ward", "townlet", "special-zone", "district", "department", "province"];

    private const int MaxNameLength = 200;

    /// <param name="Name">Up to 200 characters.</param>
    /// <param name="Kind">commune, ward, townlet, special-zone, district, department or province.</param>
    /// <param name="Parent">Code of the unit that it belongs to.</param>
    /// <param name="Attributes">What conditional criteria ask of a unit: texts, numbers and truth values by name.</param>
    /// <param name="Demonstration">True for made-up units, whose codes start with MAU-.</param>
    internal sealed record Request(string? Name, string? Kind, string? Parent = null, JsonObject? Attributes = null, bool Demonstration = false);

    private sealed record Enrolment(string Round, long EnrolmentVersion);

    [GeneratedRegex("^[A-Z0-9][A-Z0-9-]{1,39}$")]
    private static partial Regex CodePattern();

    /// <summary>What is wrong with the unit; empty where nothing is.</summary>
    public static IEnumerable<FieldProblem> Check(string code, Request request)
    {
        if (!CodePattern().IsMatch(code))
            yield return Refusals.Field("unit", "unit-code");
        // Reserved, so that a made-up figure can never stand under a real unit's code.
        if (code.StartsWith(Demonstration.UnitPrefix, StringComparison.Ordinal) != request.Demonstration)
            yield return Refusals.Field("demonstration", "demonstration-prefix");
        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Length > MaxNameLength)
            yield return Refusals.Field("name", "name");
        if (!Kinds.Contains(request.Kind))
            yield return Refusals.Field("kind", "unit-kind");
        if (request.Parent == code)
            yield return Refusals.Field("parent", "unknown-parent");
        foreach (var (name, value) in request.Attributes ?? [])
        {
            if (value?.GetValueKind() is not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False))
                yield return Refusals.Field($"attributes.{name}", "attribute");
        }
    }

    public static async Task<Results<Created<UnitView>, Ok<UnitView>>> Handle(
        string unit, Request request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider time, CancellationToken ct)
    {
        request = Normalize(request);
        if (Check(unit, request).ToArray() is { Length: > 0 } problems)
            throw Refusals.Invalid(problems);

        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var tx = await connection.BeginTransactionAsync(ct);
        if (request.Parent is not null && !await connection.ExecuteScalarAsync<bool>(new(
            "SELECT EXISTS (SELECT FROM units WHERE code = @Parent)", new { request.Parent }, tx, cancellationToken: ct)))
            throw Refusals.Invalid([Refusals.Field("parent", "unknown-parent")]);

        var before = await connection.QuerySingleOrDefaultAsync<Unit>(new(
            $"SELECT {Unit.Columns} FROM units WHERE code = @unit FOR UPDATE", new { unit }, tx, cancellationToken: ct));
        var after = await connection.QuerySingleAsync<Unit>(new(
            $"""
            INSERT INTO units (code, name, kind, parent, attributes, demonstration, updated_by, updated_at)
            VALUES (@unit, @Name, @Kind, @Parent, @attributes::jsonb, @Demonstration, @subject, @now)
            ON CONFLICT (code) DO UPDATE
            SET name = EXCLUDED.name, kind = EXCLUDED.kind, parent = EXCLUDED.parent, attributes = EXCLUDED.attributes,
                updated_by = EXCLUDED.updated_by, updated_at = EXCLUDED.updated_at
            RETURNING {Unit.Columns}
            """,
            new { unit, request.Name, request.Kind, request.Parent, attributes = (request.Attributes ?? []).ToJsonString(), request.Demonstration, subject = user.Subject(), now },
            tx, cancellationToken: ct));
        if (before is not null && (before.Name, before.Kind) != (after.Name, after.Kind))
            await TellRounds(tx, after, now, ct);
        await tx.CommitAsync(ct);
        return before is null ? TypedResults.Created($"/api/v1/units/{unit}", after.ToView()) : TypedResults.Ok(after.ToView());
    }

    private static Request Normalize(Request request)
    {
        try
        {
            return request with
            {
                Name = request.Name is null ? null : DeclaredValue.Normalize(request.Name).Trim(),
                Attributes = DeclaredValue.Normalize(request.Attributes) as JsonObject,
            };
        }
        catch (ArgumentException error)
        {
            throw Refusals.MalformedJson(error);
        }
    }

    private static async Task TellRounds(NpgsqlTransaction tx, Unit unit, DateTimeOffset now, CancellationToken ct)
    {
        var enrolments = await tx.Connection!.QueryAsync<Enrolment>(new(
            "UPDATE declarations SET enrolment_version = enrolment_version + 1 WHERE unit = @Code RETURNING round, enrolment_version",
            new { unit.Code }, tx, cancellationToken: ct));
        foreach (var enrolment in enrolments)
        {
            await tx.Enqueue(
                new UnitEnrolled(Guid.CreateVersion7(now), now, enrolment.Round, unit.Code, enrolment.EnrolmentVersion, unit.Name, unit.Kind, unit.Demonstration), ct);
        }
    }
}
