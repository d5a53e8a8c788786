using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Where a project's file is.</summary>
public interface IProjectMetadata : IResourceAnnotation
{
    string ProjectPath { get; }
}

public class ProjectResourceOptions
{
    public string? LaunchProfileName { get; set; }

    public bool ExcludeLaunchProfile { get; set; }

    public bool ExcludeKestrelEndpoints { get; set; }
}

public static class ProjectResourceBuilderExtensions
{
    /// <summary>Adds the project of that file, its path counted from the AppHost's folder. Launch profiles are not read here.</summary>
    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, string name, string projectPath)
    {
        var path = Path.GetFullPath(projectPath.Replace('\\', '/'), builder.AppHostDirectory);
        return builder.AddResource(new ProjectResource(name)).WithAnnotation(new ProjectMetadata(path));
    }

    /// <inheritdoc cref="AddProject(IDistributedApplicationBuilder, string, string)"/>
    public static IResourceBuilder<ProjectResource> AddProject(
        this IDistributedApplicationBuilder builder, string name, string projectPath, string? launchProfileName) =>
        builder.AddProject(name, projectPath);

    /// <inheritdoc cref="AddProject(IDistributedApplicationBuilder, string, string)"/>
    public static IResourceBuilder<ProjectResource> AddProject(
        this IDistributedApplicationBuilder builder, string name, string projectPath, Action<ProjectResourceOptions> configure)
    {
        configure(new ProjectResourceOptions());
        return builder.AddProject(name, projectPath);
    }

    /// <summary>Runs so many processes of the project; each listens on ports of its own, behind one address.</summary>
    public static IResourceBuilder<ProjectResource> WithReplicas(this IResourceBuilder<ProjectResource> builder, int replicas)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicas, 1);
        return builder.WithAnnotation(new ReplicaAnnotation(replicas), ResourceAnnotationMutationBehavior.Replace);
    }

    private sealed record ProjectMetadata(string ProjectPath) : IProjectMetadata;
}
