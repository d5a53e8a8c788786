using System.Globalization;
using DotNet.Testcontainers;
using DotNet.Testcontainers.Containers;

namespace Testcontainers.RabbitMq;

/// <summary>A RabbitMQ broker with a port mapper (epmd) of its own, so that nothing of it stays behind.</summary>
public sealed class RabbitMqContainer : DockerContainer
{
    private const string Programs = "/usr/lib/rabbitmq/bin";

    private readonly string username;
    private readonly string password;

    internal RabbitMqContainer(string username, string password, int port, int distributionPort, int portMapper)
        : base(new Server("rabbitmq", "TERM", $"ERL_EPMD_PORT={portMapper} epmd -kill"), port, RabbitMqBuilder.RabbitMqPort)
    {
        (this.username, this.password) = (username, password);
        Server.Find("rabbitmq-server", $"{Programs}/rabbitmq-server");
        Environment = new Dictionary<string, string>
        {
            ["PATH"] = $"{Programs}:{System.Environment.GetEnvironmentVariable("PATH")}",
            ["RABBITMQ_NODENAME"] = $"test{port}@localhost",
            ["RABBITMQ_NODE_IP_ADDRESS"] = Hostname,
            ["RABBITMQ_NODE_PORT"] = port.ToString(CultureInfo.InvariantCulture),
            ["RABBITMQ_DIST_PORT"] = distributionPort.ToString(CultureInfo.InvariantCulture),
            ["ERL_EPMD_PORT"] = portMapper.ToString(CultureInfo.InvariantCulture),
            ["ERL_EPMD_ADDRESS"] = Hostname,
            // So that it can be told to end although a killed broker never took leave of it.
            ["ERL_EPMD_RELAXED_COMMAND_CHECK"] = "1",
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(Server.Folder, "data"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(Server.Folder, "log"),
            ["RABBITMQ_LOGS"] = "-",
            ["RABBITMQ_CONFIG_FILE"] = Path.Combine(Server.Folder, "rabbitmq.conf"),
            ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(Server.Folder, "plugins"),
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "+S 2:2 +sbwt none -kernel inet_dist_use_interface {127,0,0,1}",
            ["LC_ALL"] = "C.UTF-8",
        };
    }

    private protected override IReadOnlyDictionary<string, string> Environment { get; }

    public string GetConnectionString() =>
        $"amqp://{Uri.EscapeDataString(username)}:{Uri.EscapeDataString(password)}@{Hostname}:{Port}/";

    private protected override async Task Launch(CancellationToken ct)
    {
        await File.WriteAllTextAsync(
            Environment["RABBITMQ_CONFIG_FILE"],
            $"default_user = {username}\ndefault_pass = {password}\nlog.console.level = warning\n", ct);
        await File.WriteAllTextAsync(Environment["RABBITMQ_ENABLED_PLUGINS_FILE"], "[].\n", ct);
        await Server.Start([$"{Programs}/rabbitmq-server"], Environment, token => Server.Answers(Port, token), ct);
    }
}
