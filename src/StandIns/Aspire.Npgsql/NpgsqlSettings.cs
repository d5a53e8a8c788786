namespace Aspire.Npgsql;

/// <summary>How one PostgreSQL data source is set up; read from "Aspire:Npgsql" and "Aspire:Npgsql:{connectionName}".</summary>
public class NpgsqlSettings
{
    /// <summary>The connection string; "ConnectionStrings:{connectionName}" wins over what the settings' sections say.</summary>
    public string? ConnectionString { get; set; }

    public bool DisableHealthChecks { get; set; }

    public bool DisableTracing { get; set; }

    public bool DisableMetrics { get; set; }
}
