using System.Threading.RateLimiting;

namespace EGovPlatform.Scoring.Features.Sets;

/// <summary>
/// How many files of strangers are read, checked and compared at once. Each costs no more than its own length allows, and a few at a time leave the
/// processors to what the round needs; who comes when the queue is full is asked to come again.
/// </summary>
public static class DraftChecks
{
    public const string Policy = "draft-checks";

    private const int AtOnce = 2;
    private const int Waiting = 16;

    public static void AddDraftChecks(this WebApplicationBuilder builder) => builder.Services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "5";
            return ValueTask.CompletedTask;
        };
        // One queue for everybody: behind the gateway all callers share its address.
        limits.AddPolicy(Policy, _ => RateLimitPartition.GetConcurrencyLimiter(Policy, _ => new() { PermitLimit = AtOnce, QueueLimit = Waiting }));
    });
}
