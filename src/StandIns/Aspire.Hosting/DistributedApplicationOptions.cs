namespace Aspire.Hosting;

public sealed class DistributedApplicationOptions
{
    public string[]? Args { get; set; }

    public bool DisableDashboard { get; set; }

    /// <summary>The AppHost's folder, from which the paths of projects count; null for where its project file is.</summary>
    public string? ProjectDirectory { get; set; }
}
