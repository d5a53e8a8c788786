using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Local;

namespace Aspire.Hosting;

/// <summary>Runs Debian's redis-server.</summary>
internal static class RedisServer
{
    private const string Program = "/usr/bin/redis-server";

    public static async Task<ProcessSpec> Prepare(RedisResource redis, LocalServerContext context, CancellationToken ct)
    {
        if (!File.Exists(Program))
        {
            throw new DistributedApplicationException($"{Program} is not there: install the Debian package redis-server.");
        }

        var user = LocalServerContext.UserWhenRoot("redis");
        var folder = context.Folder(user);
        var kept = redis.Annotations.OfType<KeptDataAnnotation>().Any();
        var password = await redis.PasswordParameter!.GetValueAsync(ct);
        var configuration = Path.Combine(folder, "redis.conf");
        DataFolder.WritePrivate(
            configuration,
            string.Create(CultureInfo.InvariantCulture, $"""
                bind 127.0.0.1
                port {redis.PrimaryEndpoint.Port}
                protected-mode yes
                daemonize no
                dir {folder}
                requirepass {password}
                save {(kept ? "60 1" : "\"\"")}

                """),
            user);
        return new ProcessSpec(Program, [configuration], folder) { User = user, Environment = LocalServerContext.ServerEnvironment(folder) };
    }
}
