namespace Aspire.StackExchange.Redis;

/// <summary>How one Redis connection is set up; read from "Aspire:StackExchange:Redis" and "Aspire:StackExchange:Redis:{connectionName}".</summary>
public sealed class StackExchangeRedisSettings
{
    /// <summary>The connection string; "ConnectionStrings:{connectionName}" wins over what the settings' sections say.</summary>
    public string? ConnectionString { get; set; }

    public bool DisableHealthChecks { get; set; }

    /// <summary>Has no effect here: StackExchange.Redis 1.2.6 has no tracing.</summary>
    public bool DisableTracing { get; set; }
}
