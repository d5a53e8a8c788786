using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Duende.IdentityServer.Validation;

/// <summary>The parameters of a request. None may stand twice (RFC 6749, 3.1 and 3.2) or be endless; an empty one counts as absent.</summary>
internal sealed class Parameters
{
    private const int MaxLength = 4000;

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public Parameters(IEnumerable<KeyValuePair<string, StringValues>> pairs)
    {
        foreach (var (name, values) in pairs)
        {
            if (values.Count > 1)
                Fault ??= $"{name} stands more than once.";
            if (values.ToString().Length > MaxLength)
                Fault ??= $"{name} is too long.";
            else if (values.ToString().Trim() is { Length: > 0 } value)
                _values[name] = value;
        }
    }

    public string? Fault { get; }

    public IReadOnlyDictionary<string, string> All => _values;

    public string? this[string name] => _values.GetValueOrDefault(name);

    public string[] Words(string name) => this[name]?.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToArray() ?? [];

    public static Parameters OfQuery(string query) => new(QueryHelpers.ParseQuery(query));

    /// <summary>The form of the request; null where it has none.</summary>
    public static async Task<Parameters?> OfFormAsync(HttpRequest request, CancellationToken ct) =>
        request.HasFormContentType ? new Parameters(await request.ReadFormAsync(ct)) : null;
}
