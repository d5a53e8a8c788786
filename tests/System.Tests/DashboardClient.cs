using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace EGovPlatform.SystemTests;

/// <summary>A resource as the dashboard's API shows it.</summary>
internal sealed record ResourceState(string Name, string State, string? Health, bool Ready, int? Pid, int? ExitCode, int Restarts);

/// <summary>The dashboard's API, as operations staff's scripts use it.</summary>
internal sealed class DashboardClient : IDisposable
{
    private readonly HttpClient http;

    public DashboardClient(int port, string token)
    {
        http = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public async Task<IReadOnlyList<ResourceState>> Resources(CancellationToken ct) =>
        await http.GetFromJsonAsync<List<ResourceState>>("/api/resources", ct) ?? [];

    public async Task<ResourceState> Resource(string name, CancellationToken ct) =>
        await http.GetFromJsonAsync<ResourceState>($"/api/resources/{name}", ct) ?? throw new InvalidOperationException($"The dashboard shows no {name}.");

    public void Dispose() => http.Dispose();
}
