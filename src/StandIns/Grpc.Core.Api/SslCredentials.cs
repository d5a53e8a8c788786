namespace Grpc.Core;

/// <summary>A client's certificate chain and private key, PEM. The managed client does not take it; configure its HttpHandler.</summary>
public sealed class KeyCertificatePair
{
    /// <summary>Both in PEM.</summary>
    public KeyCertificatePair(string certificateChain, string privateKey)
    {
        ArgumentNullException.ThrowIfNull(certificateChain);
        ArgumentNullException.ThrowIfNull(privateKey);
        CertificateChain = certificateChain;
        PrivateKey = privateKey;
    }

    /// <summary>The chain, PEM.</summary>
    public string CertificateChain { get; }

    /// <summary>The key, PEM.</summary>
    public string PrivateKey { get; }
}

/// <summary>The server whose certificate is to be judged.</summary>
public class VerifyPeerContext
{
    internal VerifyPeerContext(string targetName, string peerPem)
    {
        TargetName = targetName;
        PeerPem = peerPem;
    }

    /// <summary>The name called.</summary>
    public string TargetName { get; }

    /// <summary>Its certificate, PEM.</summary>
    public string PeerPem { get; }
}

/// <summary>Judges a server's certificate; false refuses the connection. The managed client does not take it; configure its HttpHandler.</summary>
public delegate bool VerifyPeerCallback(VerifyPeerContext context);

/// <summary>TLS. The managed client takes only the form without arguments.</summary>
public sealed class SslCredentials : ChannelCredentials
{
    /// <summary>The machine's trusted roots.</summary>
    public SslCredentials()
        : this(null, null, null)
    {
    }

    /// <summary>Roots, PEM.</summary>
    public SslCredentials(string rootCertificates)
        : this(rootCertificates, null, null)
    {
    }

    /// <summary>Roots and the client's own certificate, PEM.</summary>
    public SslCredentials(string rootCertificates, KeyCertificatePair keyCertificatePair)
        : this(rootCertificates, keyCertificatePair, null)
    {
    }

    /// <summary>The same with a judge.</summary>
    public SslCredentials(string? rootCertificates, KeyCertificatePair? keyCertificatePair, VerifyPeerCallback? verifyPeerCallback)
    {
        RootCertificates = rootCertificates;
        KeyCertificatePair = keyCertificatePair;
        _verifyPeer = verifyPeerCallback;
    }

    private readonly VerifyPeerCallback? _verifyPeer;

    /// <summary>Roots, PEM; null for the machine's own.</summary>
    public string? RootCertificates { get; }

    /// <summary>The client's own certificate; null where it has none.</summary>
    public KeyCertificatePair? KeyCertificatePair { get; }

    internal override bool IsComposable => true;

    /// <inheritdoc/>
    public override void InternalPopulateConfiguration(ChannelCredentialsConfiguratorBase configurator, object? state) =>
        configurator.SetSslCredentials(state, RootCertificates, KeyCertificatePair, _verifyPeer);
}
