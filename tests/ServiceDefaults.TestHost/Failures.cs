namespace EGovPlatform.ServiceDefaults.TestHost;

internal sealed record Body(decimal Value);

internal static class Failures
{
    public const string Secret = "Password=hunter2";

    public static void MapFailures(this IEndpointRouteBuilder app)
    {
        var failures = app.MapGroup("/failures").AllowAnonymous();
        failures.MapGet("unexpected", string () => throw new InvalidOperationException(Secret));
        failures.MapGet("away", string () => throw new TimeoutException(Secret));
        failures.MapGet("closed", string () => throw new ProblemException(409, "declaration-closed", "Đã hết hạn.", new FieldProblem("date", "late", "trước", "muộn")));
        failures.MapGet("invalid", () => Problems.Validation(new FieldProblem("values.NT.1", "wrong-type", "một số", "không phải số") { Criterion = "NT.1", Input = "count" }));
        failures.MapPost("sent/body", (Body body) => Results.Json(body));
    }
}
