namespace EGovPlatform.Portal.Gateway;

/// <summary>What a service refused, as problem+json says it, in the reader's language.</summary>
public sealed record Problem(string? Type, string? Title, int? Status, string? Detail, string? TraceId, IReadOnlyList<FieldProblem>? Errors)
{
    private const string Prefix = "urn:egov:problem:";

    /// <summary>The type without its prefix: declaration-closed.</summary>
    public string Kind => Type?.StartsWith(Prefix, StringComparison.Ordinal) == true ? Type[Prefix.Length..] : "";

    public static Problem OfStatus(int status) => new(null, null, status, null, null, null);
}

/// <summary>What is wrong with one field and what was expected there.</summary>
public sealed record FieldProblem(string? Field, string? Criterion, string? Input, string? Code, string? Expected, string? Message);

/// <summary>An answer of a service other than success, carried to the page that says so.</summary>
public sealed class GatewayException(int status, Problem problem) : Exception($"The gateway answered {status}: {problem.Type} {problem.Title}")
{
    public int Status { get; } = status;

    public Problem Problem { get; } = problem;
}
