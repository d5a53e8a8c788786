using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Npgsql;
using Aspire.StackExchange.Redis;
using EGovPlatform.StandIns.Tests;

namespace EGovPlatform.Aspire.StandIns.Tests;

/// <summary>
/// A stand-in offers no name that the package does not have. PublicNames.txt holds what was looked up in the packages' own API listings (version 13); a
/// new public name is looked up there before it is added.
/// </summary>
public class PublicNamesTests
{
    [Fact]
    public void Every_public_type_and_member_is_one_that_was_looked_up()
    {
        var lookedUp = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "PublicNames.txt")).Where(l => l.Length > 0 && l[0] != '#').ToList();
        Type[] oneOfEach = [typeof(DistributedApplication), typeof(PostgresServerResource), typeof(RabbitMQServerResource), typeof(RedisResource), typeof(NpgsqlSettings), typeof(StackExchangeRedisSettings)];

        var offered = oneOfEach.SelectMany(t => t.Assembly.GetExportedTypes()).SelectMany(PublicNames.Of).Order(StringComparer.Ordinal).ToList();

        Assert.Empty(offered.Except(lookedUp));
        Assert.Empty(lookedUp.Except(offered));
    }
}
