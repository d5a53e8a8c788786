using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>A resource whose endpoints others find in their configuration under services:{name}:{endpoint}:0.</summary>
public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;
