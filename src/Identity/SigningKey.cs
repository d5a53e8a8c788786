using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace EGovPlatform.Identity;

/// <summary>The key (P-256) that signs tokens. In a file, where one is given, so that a restart does not make them invalid.</summary>
internal sealed class SigningKey : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly ECDsa algorithm;

    private SigningKey(ECDsa algorithm)
    {
        this.algorithm = algorithm;
        Key = new ECDsaSecurityKey(algorithm);
        Key.KeyId = Base64UrlEncoder.Encode(Key.ComputeJwkThumbprint());
    }

    public ECDsaSecurityKey Key { get; }

    /// <summary>The key of that file, which is created, readable for its owner alone, where it is missing.</summary>
    /// <exception cref="InvalidOperationException">Others may read the file.</exception>
    /// <exception cref="ArgumentException">The file holds no such key.</exception>
    public static SigningKey Load(string? file)
    {
        if (string.IsNullOrEmpty(file))
        {
            return new SigningKey(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        }

        if (!File.Exists(file))
        {
            Create(file);
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~OwnerOnly) != 0)
        {
            throw new InvalidOperationException($"{file} holds a private key and others may read it. Remove it, or make it its owner's alone (chmod 600).");
        }

        var algorithm = ECDsa.Create();
        algorithm.ImportFromPem(File.ReadAllText(file));
        return new SigningKey(algorithm);
    }

    public void Dispose() => algorithm.Dispose();

    // Written beside and then moved: a start that is cut short leaves no half key, and of two starts at once one wins.
    private static void Create(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        using var created = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var draft = $"{file}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var writer = new StreamWriter(draft, options))
        {
            writer.Write(created.ExportPkcs8PrivateKeyPem());
        }

        try
        {
            File.Move(draft, file);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }
}
