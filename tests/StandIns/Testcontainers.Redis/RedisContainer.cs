using System.Globalization;
using DotNet.Testcontainers;
using DotNet.Testcontainers.Containers;

namespace Testcontainers.Redis;

/// <summary>A Redis server; what it holds is saved when it is stopped.</summary>
public sealed class RedisContainer : DockerContainer
{
    internal RedisContainer(int port)
        : base(new Server("redis", "TERM"), port, RedisBuilder.RedisPort)
    {
    }

    public string GetConnectionString() => $"{Hostname}:{Port}";

    private protected override Task Launch(CancellationToken ct) =>
        Server.Start(
            [
                Server.Find("redis-server", "/usr/bin/redis-server"), "--bind", Hostname, "--port", Port.ToString(CultureInfo.InvariantCulture),
                "--dir", Server.Folder, "--save", "3600 1",
            ],
            Environment,
            token => Server.Answers(Port, token),
            ct);
}
