using EGovPlatform.Evidence.V1;
using Grpc.Core;

namespace EGovPlatform.ServiceDefaults.TestHost;

internal static class Callers
{
    public static void MapCallers(this IEndpointRouteBuilder app)
    {
        app.MapGet("/unstated", () => "reached");
        app.MapGet("/any-user", (HttpContext context) => context.User.Subject()).RequireAuthorization(Policies.AnyUser);
        app.MapGet("/service", () => "reached").RequireAuthorization(Policies.Service);
        app.MapGet("/administrator", () => "reached").RequireAuthorization(Policies.RoundAdministrator);
        app.MapGet("/units/{unit}/write", () => "reached").RequireAuthorization(Policies.UnitOfficer);
        app.MapGet("/units/{unit}/read", () => "reached").RequireAuthorization(Policies.UnitReader);
        app.MapGet("/units/read", () => "reached").RequireAuthorization(Policies.UnitReader);
        app.MapGet("/call", async (IServiceProvider services, CancellationToken ct) =>
        {
            var client = services.GetRequiredService<Declarations.DeclarationsClient>();
            var reply = await client.GetSubmissionAsync(new GetSubmissionRequest { Round = "r1", Unit = "U" }, cancellationToken: ct);
            return Results.Json(new { caller = reply.SetId, deadline = reply.SubmittedAt, trace = reply.ContentHash });
        }).AllowAnonymous();
    }
}

/// <summary>Answers with what it sees of its caller, in fields that are texts.</summary>
internal sealed class WhoCalls : Declarations.DeclarationsBase
{
    public override Task<Submission> GetSubmission(GetSubmissionRequest request, ServerCallContext context) => Task.FromResult(new Submission
    {
        SetId = context.GetHttpContext().User.Subject(),
        SubmittedAt = context.Deadline == DateTime.MaxValue ? "none" : "some",
        ContentHash = System.Diagnostics.Activity.Current?.TraceId.ToHexString() ?? "",
    });
}
