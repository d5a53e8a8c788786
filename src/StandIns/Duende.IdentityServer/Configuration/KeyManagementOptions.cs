namespace Duende.IdentityServer.Configuration;

/// <summary>
/// A key's life: created and announced; after <see cref="PropagationTime"/> it signs; after <see cref="RotationInterval"/> it is announced only; after
/// <see cref="RetentionDuration"/> more it is gone. The next is created so that it can sign when this one stops.
/// </summary>
public class KeyManagementOptions
{
    /// <summary>Bits of RSA keys.</summary>
    public int RsaKeySize { get; set; } = 2048;

    /// <summary>The algorithms; the first is the default. None: RS256.</summary>
    public IEnumerable<SigningAlgorithmOptions> SigningAlgorithms { get; set; } = [];

    /// <summary>How long after the first key replicas look often for each other's keys.</summary>
    public TimeSpan InitializationDuration { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the first key waits for other replicas' first keys.</summary>
    public TimeSpan InitializationSynchronizationDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often replicas look within <see cref="InitializationDuration"/>.</summary>
    public TimeSpan InitializationKeyCacheDuration { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often replicas look for each other's keys; half of <see cref="PropagationTime"/> at most.</summary>
    public TimeSpan KeyCacheDuration { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long all replicas and all who check tokens need to learn of a new key.</summary>
    public TimeSpan PropagationTime { get; set; } = TimeSpan.FromDays(14);

    /// <summary>The age from which a key signs no more.</summary>
    public TimeSpan RotationInterval { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long it is announced from then on.</summary>
    public TimeSpan RetentionDuration { get; set; } = TimeSpan.FromDays(14);

    /// <summary>Whether it is deleted then.</summary>
    public bool DeleteRetiredKeys { get; set; } = true;

    /// <summary>Whether keys are encrypted by Data Protection in the store.</summary>
    public bool DataProtectKeys { get; set; } = true;

    /// <summary>The folder of the default store.</summary>
    public string KeyPath { get; set; } = Path.Combine(Directory.GetCurrentDirectory(), "keys");

    /// <exception cref="InvalidOperationException">The settings contradict each other, or name an algorithm that there is not.</exception>
    internal void Validate()
    {
        if (!SigningAlgorithms.Any())
            SigningAlgorithms = [new("RS256")];
        if (SigningAlgorithms.FirstOrDefault(algorithm => !Signing.SigningAlgorithm.Supported.Contains(algorithm.Name)) is { } unknown)
            throw new InvalidOperationException($"There is no signing algorithm {unknown.Name}.");
        if (SigningAlgorithms.DistinctBy(algorithm => algorithm.Name).Count() != SigningAlgorithms.Count())
            throw new InvalidOperationException("A signing algorithm stands twice in KeyManagement.SigningAlgorithms.");
        if (PropagationTime <= TimeSpan.Zero || RetentionDuration <= TimeSpan.Zero)
            throw new InvalidOperationException("KeyManagement.PropagationTime and RetentionDuration are longer than zero.");
        if (RotationInterval <= PropagationTime)
            throw new InvalidOperationException("KeyManagement.RotationInterval is longer than PropagationTime.");
        if (KeyCacheDuration > PropagationTime / 2)
            KeyCacheDuration = PropagationTime / 2;
    }
}

/// <summary>An algorithm to sign with.</summary>
/// <param name="name">RS, PS or ES with 256, 384 or 512.</param>
public class SigningAlgorithmOptions(string name)
{
    /// <summary>RS, PS or ES with 256, 384 or 512.</summary>
    public string Name { get; set; } = name;
}
