namespace EGovPlatform.Testing;

/// <summary>A clock that runs, and can be set. Timers keep their real pace.</summary>
public sealed class AdjustableTime : TimeProvider
{
    private long offset;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref offset));

    /// <summary>From now on it is this time, and goes on.</summary>
    public void Set(DateTimeOffset now) => Interlocked.Exchange(ref offset, (now - System.GetUtcNow()).Ticks);

    /// <summary>Back to the real time.</summary>
    public void Reset() => Interlocked.Exchange(ref offset, 0);
}
