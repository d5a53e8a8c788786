using System.Text.Json.Nodes;

namespace EGovPlatform.Evidence.Features.Rounds;

/// <summary>An assessment round (kỳ đánh giá): which criteria set, for which period, and when units declare.</summary>
/// <param name="SetVersion">The version of the set that it is scored by.</param>
/// <param name="Parameters">What it decides where the documents leave it open, canonical JSON.</param>
/// <param name="PeriodFrom">First day that the figures are about.</param>
/// <param name="PeriodTo">Last such day.</param>
/// <param name="DeclareFrom">First day on which units declare, in Viet Nam.</param>
/// <param name="DeclareUntil">Last such day, until midnight.</param>
internal sealed record Round(
    string Code, string Name, string SetId, int SetVersion, string Parameters, DateOnly PeriodFrom, DateOnly PeriodTo, DateOnly DeclareFrom, DateOnly DeclareUntil,
    bool Demonstration, string UpdatedBy, DateTimeOffset UpdatedAt)
{
    public const string Columns = "code, name, set_id, set_version, parameters, period_from, period_to, declare_from, declare_until, demonstration, updated_by, updated_at";

    /// <summary>By what it is scored.</summary>
    public Measure Measure => new(SetId, SetVersion, Parameters);

    /// <summary>As it is shown, with what its calendar says now; who set it up is for the platform's own people.</summary>
    public RoundView ToView(DateTimeOffset now) => new(
        Code, Name, SetId, SetVersion, JsonNode.Parse(Parameters)!.AsObject(), PeriodFrom, PeriodTo, DeclareFrom, DeclareUntil, Demonstration, UpdatedAt, new RoundCalendar(DeclareFrom, DeclareUntil).At(now));
}

/// <summary>A round as it is shown.</summary>
/// <param name="SetId">The criteria set that it measures by.</param>
/// <param name="Parameters">What the round decides of the set: special, and specialOf by criterion.</param>
/// <param name="PeriodFrom">First day that the figures are about.</param>
/// <param name="PeriodTo">Last such day.</param>
/// <param name="DeclareFrom">First day on which units declare, in Viet Nam.</param>
/// <param name="DeclareUntil">Last such day, until midnight.</param>
/// <param name="Demonstration">Whether its units are made up.</param>
/// <param name="Declaring">Whether units may declare now.</param>
internal sealed record RoundView(
    string Code, string Name, string SetId, int SetVersion, JsonObject Parameters, DateOnly PeriodFrom, DateOnly PeriodTo, DateOnly DeclareFrom, DateOnly DeclareUntil,
    bool Demonstration, DateTimeOffset UpdatedAt, DeclarationWindow Declaring);
