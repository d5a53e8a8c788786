using Dapper;
using EGovPlatform.Evidence.Features.Rounds;
using Npgsql;

namespace EGovPlatform.Evidence.Features.Declarations;

/// <summary>A unit's declaration (tự kê khai) in a round, with what the round and the unit say about it.</summary>
/// <param name="UnitAttributes">A JSON object.</param>
/// <param name="SetVersion">The version of the set that the round is scored by.</param>
/// <param name="Parameters">What the round decides, canonical JSON.</param>
/// <param name="State"><see cref="Draft"/> or <see cref="Submitted"/>.</param>
/// <param name="SubmissionVersion">The newest submission's number; 0 before the first.</param>
/// <param name="DraftVersion">Grows with each change.</param>
/// <param name="Preview">What the draft would score, in the form of <c>egov score --json</c>; null before Scoring was first asked.</param>
internal sealed record Declaration(
    string Round, string Unit, string UnitName, string UnitAttributes, bool Demonstration, string SetId, int SetVersion, string Parameters,
    DateOnly DeclareFrom, DateOnly DeclareUntil,
    string State, long SubmissionVersion, long DraftVersion, string? Preview)
{
    public const string Draft = "draft";
    public const string Submitted = "submitted";

    /// <summary>By what the declaration is scored.</summary>
    public Measure Measure => new(SetId, SetVersion, Parameters);

    public string ETag => $"\"d{DraftVersion}\"";

    /// <summary>Null where the unit does not take part in the round, or one of them is unknown.</summary>
    public static Task<Declaration?> Find(NpgsqlConnection connection, string round, string unit, CancellationToken ct) =>
        connection.QuerySingleOrDefaultAsync<Declaration>(new(Select, new { round, unit }, cancellationToken: ct));

    /// <summary>As <see cref="Find"/>, and nobody else changes the declaration, its draft or its round until the transaction ends.</summary>
    public static async Task<Declaration?> Lock(NpgsqlTransaction tx, string round, string unit, CancellationToken ct)
    {
        // The round first, as whoever changes it does, and by itself: what is read of it afterwards is what it is now.
        await tx.Connection!.ExecuteAsync(new("SELECT FROM rounds WHERE code = @round FOR SHARE", new { round }, tx, cancellationToken: ct));
        return await tx.Connection!.QuerySingleOrDefaultAsync<Declaration>(new(Select + " FOR UPDATE OF d", new { round, unit }, tx, cancellationToken: ct));
    }

    /// <summary>Refuses a change of the draft where it is frozen, not yet open, or closed.</summary>
    /// <exception cref="ServiceDefaults.ProblemException">409, saying which.</exception>
    public void RequireWritable(DateTimeOffset now)
    {
        if (State == Submitted)
            throw Refusals.Frozen();
        RequireOpen(now);
    }

    /// <summary>Refuses outside the days on which the round's units declare.</summary>
    /// <exception cref="ServiceDefaults.ProblemException">409, naming the day.</exception>
    public void RequireOpen(DateTimeOffset now)
    {
        switch (new RoundCalendar(DeclareFrom, DeclareUntil).At(now))
        {
            case DeclarationWindow.NotOpen:
                throw Refusals.NotOpen(DeclareFrom);
            case DeclarationWindow.Closed:
                throw Refusals.Closed(DeclareUntil);
        }
    }

    private const string Select =
        """
        SELECT d.round, d.unit, u.name AS unit_name, u.attributes::text AS unit_attributes, r.demonstration, r.set_id, r.set_version, r.parameters,
               r.declare_from, r.declare_until, d.state, d.submission_version, d.draft_version, d.preview
        FROM declarations d
        JOIN units u ON u.code = d.unit
        JOIN rounds r ON r.code = d.round
        WHERE d.round = @round AND d.unit = @unit
        """;
}
