using System.Text.Json.Nodes;
using Dapper;
using EGovPlatform.ServiceDefaults;
using Npgsql;

namespace EGovPlatform.Evidence.Features.Declarations;

/// <summary>What a write did: the values as they stand now (null: withdrawn), and what the draft scored before and would score after.</summary>
internal sealed record DraftChange(
    long DraftVersion, IReadOnlyDictionary<string, StoredValue?> Values, string? PreviewBefore, string PreviewAfter)
{
    public string ETag => $"\"d{DraftVersion}\"";
}

/// <summary>
/// Changes values of a draft: all of them or none. The whole draft with the changes is put to Scoring first, with no transaction open;
/// what is stored is what was checked, for a draft that changed meanwhile is checked again.
/// </summary>
internal sealed class WriteDraft(NpgsqlDataSource database, DraftCheck scoring, TimeProvider time)
{
    /// <summary>How often a draft may change under the writer before it is told so; each time somebody else has got on.</summary>
    private const int MaxAttempts = 10;

    /// <param name="changes">By criterion; null withdraws the value.</param>
    /// <param name="ifMatch">The ETag that the writer saw, of the declaration or of the single value that is written; null: whatever stands is replaced.</param>
    /// <param name="alongside">What else is to be stored with the values, or not at all.</param>
    /// <exception cref="ProblemException">404, 409 (frozen, not open, closed), 412 (somebody else wrote), 422 (what is wrong with the values), 503 (Scoring is away).</exception>
    public async Task<DraftChange> Apply(
        string round, string unit, IReadOnlyDictionary<string, JsonObject?> changes, string? ifMatch, string writer,
        Func<NpgsqlTransaction, Task>? alongside, CancellationToken ct)
    {
        var wrong = changes.Where(change => change.Value is not null).SelectMany(change => DeclaredValue.Check(change.Key, change.Value!)).ToArray();
        if (wrong.Length > 0)
            throw Refusals.Invalid(wrong);

        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var (declaration, draft) = await Load(round, unit, changes, ct);
            declaration.RequireWritable(time.GetUtcNow());
            RequireMatch(ifMatch, declaration, draft, changes);

            var after = await Check(declaration, draft, changes, ct);
            var before = declaration.Preview ?? (await scoring.Ask(declaration.Measure, draft.ToInput(declaration), ct))?.ResultJson;
            if (await Store(declaration, changes, after, writer, alongside, ct) is { } stored)
                return new(declaration.DraftVersion + 1, stored, before, after);
        }

        throw Refusals.Stale();
    }

    private async Task<(Declaration, Draft)> Load(string round, string unit, IReadOnlyDictionary<string, JsonObject?> changes, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        // One snapshot, so that the draft is the one that the declaration's version names.
        await using var tx = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var declaration = await Declaration.Find(connection, round, unit, ct) ?? throw Refusals.DeclarationNotFound();
        var draft = await Draft.Load(connection, round, unit, tx, ct);
        await RequireFiles(connection, round, unit, changes, ct);
        return (declaration, draft);
    }

    private static async Task RequireFiles(NpgsqlConnection connection, string round, string unit, IReadOnlyDictionary<string, JsonObject?> changes, CancellationToken ct)
    {
        var named = changes.Where(change => change.Value is not null)
            .SelectMany(change => DeclaredValue.Files(change.Value!).Select(file => (change.Key, File: file))).ToArray();
        if (named.Length == 0)
            return;

        var known = await connection.QueryAsync<string>(new(
            "SELECT sha256 FROM files WHERE round = @round AND unit = @unit AND sha256 = ANY(@files)",
            new { round, unit, files = named.Select(name => name.File).ToArray() }, cancellationToken: ct));
        var missing = named.ExceptBy(known, name => name.File).Select(name =>
            Refusals.Field($"values.{name.Key}.{DeclaredValue.Evidence}", "unknown-file", name.Key, DeclaredValue.Evidence)).ToArray();
        if (missing.Length > 0)
            throw Refusals.Invalid(missing);
    }

    private static void RequireMatch(string? ifMatch, Declaration declaration, Draft draft, IReadOnlyDictionary<string, JsonObject?> changes)
    {
        if (ifMatch is null or "*")
            return;

        var accepted = new List<string> { declaration.ETag };
        if (changes.Count == 1)
            accepted.Add(draft.Of(changes.Keys.Single())?.ETag ?? "\"v0\"");
        if (!ifMatch.Split(',', StringSplitOptions.TrimEntries).Any(accepted.Contains))
            throw Refusals.Stale();
    }

    private async Task<string> Check(Declaration declaration, Draft draft, IReadOnlyDictionary<string, JsonObject?> changes, CancellationToken ct)
    {
        var verdict = await scoring.Ask(declaration.Measure, draft.ToInput(declaration, changes), ct) ?? throw Refusals.SetNotFound(declaration.SetId);
        // A value that was accepted under an older version of the set may be wrong by now; that must not keep the others from being written.
        var problems = verdict.Problems.Where(problem => problem.Criterion.Length == 0 || changes.ContainsKey(problem.Criterion)).ToArray();
        return problems.Length == 0 ? verdict.ResultJson : throw Refusals.Invalid([.. problems.Select(DraftCheck.ToField)]);
    }

    /// <returns>Null where the draft, or what its round scores by, has changed since it was loaded: nothing is stored then.</returns>
    private async Task<IReadOnlyDictionary<string, StoredValue?>?> Store(
        Declaration seen, IReadOnlyDictionary<string, JsonObject?> changes, string preview, string writer,
        Func<NpgsqlTransaction, Task>? alongside, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var tx = await connection.BeginTransactionAsync(ct);
        var declaration = await Declaration.Lock(tx, seen.Round, seen.Unit, ct) ?? throw Refusals.DeclarationNotFound();
        if (declaration.DraftVersion != seen.DraftVersion || declaration.Measure != seen.Measure)
            return null;

        var now = time.GetUtcNow();
        declaration.RequireWritable(now);
        await connection.ExecuteAsync(new(
            "DELETE FROM declared_values WHERE round = @round AND unit = @unit AND criterion = ANY(@withdrawn)",
            new { seen.Round, seen.Unit, withdrawn = changes.Where(change => change.Value is null).Select(change => change.Key).ToArray() },
            tx, cancellationToken: ct));
        var written = changes.Where(change => change.Value is not null).ToArray();
        var stored = await connection.QueryAsync<StoredValue>(new(
            """
            INSERT INTO declared_values (round, unit, criterion, value, version, updated_by, updated_at)
            SELECT @round, @unit, n.criterion, n.value::jsonb, @version, @writer, @now
            FROM unnest(@criteria, @values) AS n (criterion, value)
            ON CONFLICT (round, unit, criterion) DO UPDATE
            SET value = EXCLUDED.value, version = EXCLUDED.version, updated_by = EXCLUDED.updated_by, updated_at = EXCLUDED.updated_at
            RETURNING criterion, value::text AS value, version, updated_by, updated_at
            """,
            new
            {
                seen.Round,
                seen.Unit,
                writer,
                now,
                // Never counted again from 1, so that no ETag names two values.
                version = seen.DraftVersion + 1,
                criteria = written.Select(change => change.Key).ToArray(),
                values = written.Select(change => change.Value!.ToJsonString()).ToArray(),
            },
            tx, cancellationToken: ct));
        await connection.ExecuteAsync(new(
            """
            UPDATE declarations SET draft_version = draft_version + 1, preview = @preview, changed_by = @writer, changed_at = @now
            WHERE round = @round AND unit = @unit
            """,
            new { seen.Round, seen.Unit, preview, writer, now }, tx, cancellationToken: ct));
        if (alongside is not null)
            await alongside(tx);
        await tx.CommitAsync(ct);

        var byCriterion = stored.ToDictionary(value => value.Criterion);
        return changes.Keys.ToDictionary(criterion => criterion, byCriterion.GetValueOrDefault);
    }
}
