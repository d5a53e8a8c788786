using Duende.IdentityServer.Models;

namespace Duende.IdentityServer.Validation;

/// <summary>The resources of a request's scopes, each of which the application may ask for.</summary>
public class ResourceValidationResult
{
    private readonly IReadOnlyCollection<string> _scopes = [];

    /// <summary>None.</summary>
    public ResourceValidationResult()
    {
    }

    internal ResourceValidationResult(Resources resources, IReadOnlyCollection<string> scopes)
    {
        Resources = resources;
        _scopes = scopes;
    }

    /// <summary>The resources.</summary>
    public Resources Resources { get; set; } = new();

    /// <summary>The scopes as they were asked for.</summary>
    public IEnumerable<string> RawScopeValues => _scopes;
}
