using System.Collections.Concurrent;
using System.Diagnostics;

namespace EGovPlatform.Testing;

/// <summary>Counts what one request asks the database, by its trace.</summary>
public static class Queries
{
    /// <summary>Sends a GET that must succeed, and returns how many commands its service sent to PostgreSQL.</summary>
    public static async Task<int> CountOf(HttpClient client, string path)
    {
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        var commands = new ConcurrentBag<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.Source.Name == "Npgsql" && activity.TraceId.ToHexString() == trace)
                    commands.Add(activity.DisplayName);
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01");
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return commands.Count;
    }
}
