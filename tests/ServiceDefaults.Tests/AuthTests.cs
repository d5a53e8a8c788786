using System.Net;
using System.Net.Http.Headers;
using EGovPlatform.Testing;

namespace EGovPlatform.ServiceDefaults.Tests;

[Collection(nameof(Servers))]
public sealed class AuthTests(Servers servers) : IAsyncLifetime
{
    private Host host = null!;

    public async Task InitializeAsync() =>
        host = await Host.Start(servers, "evidence", (await Tables.Create(servers, "auth")).ConnectionString);

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public void The_check_of_endpoints_finds_the_one_that_states_no_policy_and_no_other() =>
        Assert.Equal(["HTTP: GET /unstated"], EndpointPolicies.Unstated(host.Services));

    [Fact]
    public async Task What_states_no_policy_is_closed_to_everyone()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await Status("/unstated", null));
        foreach (var role in new[] { Roles.PlatformAdministrator, Roles.Service, Roles.UnitOfficer })
            Assert.Equal(HttpStatusCode.Forbidden, await Status("/unstated", servers.Issuer.Token("evidence", "a", [role])));
    }

    [Fact]
    public async Task Only_a_valid_token_for_this_service_opens()
    {
        Assert.Equal(HttpStatusCode.OK, await Status("/any-user", servers.Issuer.Token("evidence", "a", [])));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status("/any-user", null));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status("/any-user", servers.Issuer.Token("scoring", "a", [])));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status("/any-user", servers.Issuer.Token("evidence", "a", [], TimeSpan.FromMinutes(-5))));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status("/any-user", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIiwiYXVkIjoiZXZpZGVuY2UifQ."));
        await using var other = await TokenIssuer.Start();
        Assert.Equal(HttpStatusCode.Unauthorized, await Status("/any-user", other.Token("evidence", "a", [])));
    }

    [Theory]
    [InlineData("/service", Roles.Service, true)]
    [InlineData("/service", Roles.PlatformAdministrator, false)]
    [InlineData("/administrator", Roles.RoundAdministrator, true)]
    [InlineData("/administrator", Roles.UnitOfficer, false)]
    [InlineData("/units/U1/write", Roles.UnitOfficer, true)]
    [InlineData("/units/U2/write", Roles.UnitOfficer, false)]
    [InlineData("/units/u1/write", Roles.UnitOfficer, false)]
    [InlineData("/units/U1/write", Roles.RoundAdministrator, false)]
    [InlineData("/units/U1/read", Roles.UnitOfficer, true)]
    [InlineData("/units/U2/read", Roles.UnitOfficer, false)]
    [InlineData("/units/U2/read", Roles.Appraiser, true)]
    [InlineData("/units/U2/read", Roles.RoundAdministrator, true)]
    [InlineData("/units/U2/read", Roles.Auditor, true)]
    [InlineData("/units/U1/read", Roles.Service, false)]
    [InlineData("/units/read", Roles.UnitOfficer, false)]
    public async Task Each_policy_opens_to_whom_it_names(string path, string role, bool opens) =>
        Assert.Equal(opens ? HttpStatusCode.OK : HttpStatusCode.Forbidden, await Status(path, servers.Issuer.Token("evidence", "a", [role], "U1")));

    [Theory]
    [InlineData("false", HttpStatusCode.Unauthorized)]
    [InlineData("true", HttpStatusCode.OK)]
    public async Task The_development_issuer_is_accepted_only_while_the_demonstration_runs(string demonstration, HttpStatusCode expected)
    {
        await using var development = await TokenIssuer.Start(Demonstration.Issuer);
        var database = await Tables.Create(servers, "demo");
        await using var service = await Host.Start(servers, "evidence", database.ConnectionString, new()
        {
            ["Identity:Authority"] = development.Authority.ToString(),
            ["Demonstration:Enabled"] = demonstration,
        });

        Assert.Equal(expected, await Status("/any-user", development.Token("evidence", "a", []), service));
    }

    [Fact]
    public async Task Without_an_authority_the_service_does_not_start()
    {
        await using var service = new Host(servers, "evidence", "Host=127.0.0.1", new() { ["Identity:Authority"] = "" });
        var refused = Assert.ThrowsAny<Exception>(() => service.CreateClient());
        Assert.Contains("Identity:Authority", refused.ToString());
    }

    [Fact]
    public async Task An_issuer_that_is_away_makes_the_service_unavailable_not_the_token_wrong()
    {
        var issuer = await TokenIssuer.Start();
        var token = issuer.Token("evidence", "a", []);
        var database = await Tables.Create(servers, "issuer");
        await using var service = await Host.Start(servers, "evidence", database.ConnectionString, new() { ["Identity:Authority"] = issuer.Authority.ToString() });
        await issuer.DisposeAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Status("/any-user", token, service));
    }

    private async Task<HttpStatusCode> Status(string path, string? token, Host? service = null)
    {
        using var client = (service ?? host).CreateClient();
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.GetAsync(path);
        return response.StatusCode;
    }
}
