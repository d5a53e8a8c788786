using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Local;

namespace Aspire.Hosting;

/// <summary>
/// Runs Debian's rabbitmq-server as a node of its own: name, cookie, home, port mapper and ports are not those of a broker that the machine
/// may run besides, and everything listens on the loopback address.
/// </summary>
internal static class RabbitMQServer
{
    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    // The port mapper starts with the broker and, bound to its life, ends with it. The broker's script then replaces the shell, and itself, by the
    // Erlang machine, so that the process is the broker.
    private const string Script = """
        setpriv --pdeathsig KILL epmd -port "$ERL_EPMD_PORT" -address 127.0.0.1 &
        exec "$0"
        """;

    public static async Task<ProcessSpec> Prepare(RabbitMQServerResource rabbitMq, LocalServerContext context, CancellationToken ct)
    {
        if (!File.Exists(Program))
        {
            throw new DistributedApplicationException($"{Program} is not there: install the Debian package rabbitmq-server.");
        }

        var user = LocalServerContext.UserWhenRoot("rabbitmq");
        var folder = context.Folder(user);
        var port = rabbitMq.PrimaryEndpoint.Port;
        WriteConfiguration(folder, port, (await rabbitMq.UserName.GetValueAsync(ct))!, (await rabbitMq.PasswordParameter.GetValueAsync(ct))!, user);
        WriteCookie(folder, context, user);

        // The node's name belongs to its data: it is made from the folder, not from a port that may change.
        var node = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..8];
        var environment = LocalServerContext.ServerEnvironment(folder);
        environment["ERL_EPMD_ADDRESS"] = "127.0.0.1";
        environment["ERL_EPMD_PORT"] = Number(context.Ports.Choose($"{rabbitMq.Name}/epmd"));
        environment["RABBITMQ_NODENAME"] = $"{rabbitMq.Name}-{node}@localhost";
        environment["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1";
        environment["RABBITMQ_NODE_PORT"] = Number(port);
        environment["RABBITMQ_DIST_PORT"] = Number(context.Ports.Choose($"{rabbitMq.Name}/distribution"));
        // +sbwt none and its like: an idle scheduler sleeps instead of spinning, which would take the processor from the services that start beside it.
        environment["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none";
        environment["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(folder, "rabbitmq-env.conf");
        environment["RABBITMQ_CONFIG_FILE"] = Path.Combine(folder, "rabbitmq.conf");
        environment["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(folder, "enabled_plugins");
        environment["RABBITMQ_MNESIA_BASE"] = Path.Combine(folder, "mnesia");
        environment["RABBITMQ_LOG_BASE"] = Path.Combine(folder, "log");
        environment["RABBITMQ_PID_FILE"] = Path.Combine(folder, "pid");
        environment["RABBITMQ_LOGS"] = "-";

        // Makes the script replace itself by the Erlang machine, which then gets the signals.
        environment["RUNNING_UNDER_SYSTEMD"] = "true";

        return new ProcessSpec("/bin/sh", ["-c", Script, Program], folder) { User = user, Environment = environment };
    }

    private static void WriteConfiguration(string folder, int port, string userName, string password, SystemUser? user)
    {
        DataFolder.WritePrivate(
            Path.Combine(folder, "rabbitmq.conf"),
            string.Create(CultureInfo.InvariantCulture, $"""
                listeners.tcp.1 = 127.0.0.1:{port}
                default_user = {userName}
                default_pass = {password}
                log.file = false
                log.console = true
                log.console.level = info

                """),
            user);

        // Instead of the machine's own files under /etc/rabbitmq, which may name other nodes and plugins.
        DataFolder.WritePrivate(Path.Combine(folder, "rabbitmq-env.conf"), string.Empty, user);
        DataFolder.WritePrivate(Path.Combine(folder, "enabled_plugins"), "[].\n", user);
    }

    private static void WriteCookie(string folder, LocalServerContext context, SystemUser? user)
    {
        var cookie = context.DataFolder.Secret($"{context.Resource.Name}-cookie", () => Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
        DataFolder.WritePrivate(Path.Combine(folder, ".erlang.cookie"), cookie, user);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
