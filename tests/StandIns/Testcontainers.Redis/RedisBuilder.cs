using DotNet.Testcontainers;

namespace Testcontainers.Redis;

/// <summary>Settings of a Redis server; each With returns a changed copy.</summary>
public sealed class RedisBuilder
{
    public const ushort RedisPort = 6379;

    private int? HostPort { get; init; }

    /// <summary>Keeps the port the same over stop and start.</summary>
    public RedisBuilder WithPortBinding(int hostPort, int containerPort) => containerPort == RedisPort
        ? new() { HostPort = hostPort }
        : throw new ArgumentOutOfRangeException(nameof(containerPort), containerPort, "Redis listens on 6379.");

    public RedisContainer Build() => new(HostPort ?? Server.FreePort());
}
