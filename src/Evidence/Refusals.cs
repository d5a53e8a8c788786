using EGovPlatform.ServiceDefaults;

namespace EGovPlatform.Evidence;

/// <summary>Every way in which Evidence says no, in the language of the request. The texts stand in Resources/Errors*.resx under the problem's type or code.</summary>
internal static class Refusals
{
    private static readonly ErrorTexts Texts = new(typeof(Refusals).Assembly, "EGovPlatform.Evidence.Resources.Errors");

    public static ProblemException UnitNotFound() => Problem(StatusCodes.Status404NotFound, "unit-not-found");

    public static ProblemException RoundNotFound() => Problem(StatusCodes.Status404NotFound, "round-not-found");

    public static ProblemException DeclarationNotFound() => Problem(StatusCodes.Status404NotFound, "declaration-not-found");

    public static ProblemException ReportNotFound() => Problem(StatusCodes.Status404NotFound, "report-not-found");

    public static ProblemException FileNotFound() => Problem(StatusCodes.Status404NotFound, "file-not-found");

    public static ProblemException FileDamaged() => Problem(StatusCodes.Status500InternalServerError, "file-damaged");

    public static ProblemException NotThisUnit() => Problem(StatusCodes.Status403Forbidden, "not-this-unit");

    public static ProblemException Frozen() => OfField(StatusCodes.Status409Conflict, "declaration-frozen", "state");

    public static ProblemException AlreadySubmitted() => OfField(StatusCodes.Status409Conflict, "declaration-submitted", "state");

    public static ProblemException NotOpen(DateOnly from) => Problem(StatusCodes.Status409Conflict, "declaration-not-open", from);

    public static ProblemException Closed(DateOnly until) => OfField(StatusCodes.Status409Conflict, "declaration-closed", "declareUntil", until);

    public static ProblemException RoundInUse() => Problem(StatusCodes.Status409Conflict, "round-in-use");

    public static ProblemException RoundDecided() => OfField(StatusCodes.Status409Conflict, "round-decided", "parameters");

    public static ProblemException MixesDemonstration() => Problem(StatusCodes.Status409Conflict, "mixes-demonstration");

    public static ProblemException Stale() => Problem(StatusCodes.Status412PreconditionFailed, "stale");

    public static ProblemException TooLarge(long maxBytes) => Problem(StatusCodes.Status413PayloadTooLarge, "too-large", maxBytes / (1024 * 1024));

    public static ProblemException WrongMediaType(string expected) => OfField(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "file", expected);

    public static ProblemException MalformedJson(Exception? cause = null) => Problem(StatusCodes.Status400BadRequest, "malformed-json", cause);

    public static ProblemException MalformedReport(Exception? cause = null) => Problem(StatusCodes.Status400BadRequest, "malformed-report", cause);

    public static ProblemException BadIdempotencyKey(int maxLength) => Problem(StatusCodes.Status400BadRequest, "bad-idempotency-key", maxLength);

    public static ProblemException Invalid(IEnumerable<FieldProblem> errors) =>
        new(StatusCodes.Status422UnprocessableEntity, "invalid-value", Texts["invalid-value.title"], [.. errors]) { Detail = Texts["invalid-value.detail"] };

    public static ProblemException NothingDeclared() => Problem(StatusCodes.Status422UnprocessableEntity, "nothing-declared");

    public static ProblemException SetNotFound(string setId) => Problem(StatusCodes.Status503ServiceUnavailable, "set-not-served", setId);

    /// <summary>Says that nothing was saved: whoever typed must know.</summary>
    public static ProblemException ScoringAway(Exception cause) => Problem(StatusCodes.Status503ServiceUnavailable, "scoring-away", cause);

    /// <summary>What is wrong with one field, and what was expected.</summary>
    public static FieldProblem Field(string field, string code, string? criterion = null, string? input = null) =>
        new(field, code, Texts[$"{code}.expected"], Texts[$"{code}.message"]) { Criterion = criterion, Input = input };

    /// <summary>A refusal that has its cause in one field: it names the field and says what was expected there.</summary>
    private static ProblemException OfField(int status, string type, string field, params object?[] parts)
    {
        var title = Texts[$"{type}.title"];
        return new(status, type, title, new FieldProblem(field, type, Texts.Format($"{type}.expected", parts), title)) { Detail = Texts.Format($"{type}.detail", parts) };
    }

    private static ProblemException Problem(int status, string type, params object?[] parts) =>
        new(status, type, Texts[$"{type}.title"]) { Detail = Texts.Format($"{type}.detail", parts) };
}
