using DotNet.Testcontainers;

namespace Testcontainers.RabbitMq;

/// <summary>Settings of a RabbitMQ broker; each With returns a changed copy.</summary>
public sealed class RabbitMqBuilder
{
    public const ushort RabbitMqPort = 5672;
    public const string DefaultUsername = "rabbitmq";
    public const string DefaultPassword = "rabbitmq";

    private string Username { get; init; } = DefaultUsername;
    private string Password { get; init; } = DefaultPassword;
    private int? HostPort { get; init; }

    public RabbitMqBuilder WithUsername(string username) => Copy(username: username);

    public RabbitMqBuilder WithPassword(string password) => Copy(password: password);

    /// <summary>Keeps the port the same over stop and start.</summary>
    public RabbitMqBuilder WithPortBinding(int hostPort, int containerPort) => containerPort == RabbitMqPort
        ? Copy(hostPort: hostPort)
        : throw new ArgumentOutOfRangeException(nameof(containerPort), containerPort, "RabbitMQ listens on 5672.");

    public RabbitMqContainer Build() => new(Username, Password, HostPort ?? Server.FreePort(), Server.FreePort(), Server.FreePort());

    private RabbitMqBuilder Copy(string? username = null, string? password = null, int? hostPort = null) => new()
    {
        Username = username ?? Username,
        Password = password ?? Password,
        HostPort = hostPort ?? HostPort,
    };
}
