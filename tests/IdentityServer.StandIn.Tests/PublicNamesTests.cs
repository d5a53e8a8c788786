using Duende.IdentityServer.AspNetIdentity;
using Duende.IdentityServer.Models;
using EGovPlatform.StandIns.Tests;

namespace EGovPlatform.IdentityServerStandIn.Tests;

/// <summary>
/// The stand-in offers no name that the package does not have. PublicNames.txt holds what was looked up in the package's source and documentation; a new
/// public name is looked up there before it is added.
/// </summary>
public class PublicNamesTests
{
    [Fact]
    public void Every_public_type_and_member_is_one_that_was_looked_up()
    {
        var lookedUp = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "PublicNames.txt")).Where(line => line.Length > 0 && line[0] != '#').ToList();

        var offered = typeof(Client).Assembly.GetExportedTypes().Concat(typeof(ProfileService<>).Assembly.GetExportedTypes()).SelectMany(PublicNames.Of).Order(StringComparer.Ordinal).ToList();

        Assert.Empty(offered.Except(lookedUp));
        Assert.Empty(lookedUp.Except(offered));
    }
}
