using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EGovPlatform.GrpcStandIns.Tests.OtherMakes;

/// <summary>A call for a peer to make. <see cref="Kind"/> is unary, serverStream, clientStream or duplex, or the path of a unary method that its description does not have.</summary>
internal sealed record Command(string Kind, Uri Server, params Command.Request[] Asks)
{
    public int Id { get; init; }

    public string Address => $"{Server.Host}:{Server.Port}";

    public Dictionary<string, string> Metadata { get; init; } = [];

    public int DeadlineMs { get; init; }

    public int CancelAfterMs { get; init; }

    /// <summary>gzip, deflate, or empty for none.</summary>
    public string Compress { get; init; } = "";

    /// <summary>The fields of an Ask by their names in the description; payload_pattern is the length of a payload made by <see cref="Pattern"/>.</summary>
    internal sealed record Request
    {
        [JsonPropertyName("text")]
        public string Text { get; init; } = "";

        [JsonPropertyName("payload_pattern")]
        public int Payload { get; init; }

        [JsonPropertyName("count")]
        public int Count { get; init; }

        [JsonPropertyName("delay_ms")]
        public int DelayMs { get; init; }

        [JsonPropertyName("error_code")]
        public int ErrorCode { get; init; }

        [JsonPropertyName("error_message")]
        public string ErrorMessage { get; init; } = "";

        [JsonPropertyName("answer_bytes")]
        public int AnswerBytes { get; init; }
    }
}

/// <summary>What a peer saw of a call that it made.</summary>
internal sealed record Seen(
    int Id, int Code, string Message, IReadOnlyList<Seen.Response> Answers, Dictionary<string, string> Headers, Dictionary<string, string> Trailers, int Cancelled)
{
    internal sealed record Response(string Text, int Index, int Length, string Sha256);
}

/// <summary>A process of another make: a gRPC server, and a client that makes the calls it is told to. Speaks JSON lines.</summary>
internal sealed class Peer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<Seen>> _pending = new();
    private readonly TaskCompletionSource<int> _port = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _errors = [];
    private int _lastId;

    private Peer(Process process) => _process = process;

    public Uri Address => new($"http://127.0.0.1:{_port.Task.Result}");

    public static async Task<Peer> Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        var peer = new Peer(Process.Start(start)!);
        peer._process.ErrorDataReceived += (_, line) => { lock (peer._errors) { peer._errors.Add(line.Data ?? ""); } };
        peer._process.BeginErrorReadLine();
        _ = peer.Read();
        await peer._port.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return peer;
    }

    public Task<Seen> Call(Command command)
    {
        var told = command with { Id = Interlocked.Increment(ref _lastId) };
        var seen = _pending.GetOrAdd(told.Id, _ => new TaskCompletionSource<Seen>(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_process)
        {
            _process.StandardInput.WriteLine(JsonSerializer.Serialize(told, JsonSerializerOptions.Web));
            _process.StandardInput.Flush();
        }

        return seen.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>How many calls the peer's server saw cancelled while it waited.</summary>
    public async Task<int> Cancelled() => (await Call(new Command("cancelled", Address))).Cancelled;

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        try
        {
            await _process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(5)).Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private async Task Read()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            using var said = JsonDocument.Parse(line);
            if (said.RootElement.TryGetProperty("port", out var port))
            {
                _port.TrySetResult(port.GetInt32());
            }
            else
            {
                var seen = said.Deserialize<Seen>(JsonSerializerOptions.Web)!;
                _pending.GetOrAdd(seen.Id, _ => new TaskCompletionSource<Seen>()).TrySetResult(seen);
            }
        }

        lock (_errors)
        {
            var gone = new InvalidOperationException($"The peer {_process.StartInfo.FileName} ended: {string.Join('\n', _errors)}");
            _port.TrySetException(gone);
            foreach (var pending in _pending.Values)
            {
                pending.TrySetException(gone);
            }
        }
    }
}
