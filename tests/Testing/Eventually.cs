namespace EGovPlatform.Testing;

/// <summary>Waits for what happens by itself: an event that is on its way.</summary>
public static class Eventually
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Asks until the answer is as wanted, and returns it.</summary>
    /// <exception cref="TimeoutException">It was not within 20 seconds; says what the last answer was.</exception>
    public static async Task<T> Is<T>(Func<Task<T>> ask, Func<T, bool> wanted)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await ask();
            if (wanted(answer))
                return answer;
            if (TimeProvider.System.GetElapsedTime(start) > Longest)
                throw new TimeoutException($"It stayed {answer}.");
            await Task.Delay(50);
        }
    }
}
