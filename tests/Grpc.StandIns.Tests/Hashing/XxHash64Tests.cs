using System.IO.Hashing;
using System.Reflection;
using System.Text;
using Yarp.ReverseProxy.Configuration;

namespace EGovPlatform.GrpcStandIns.Tests.Hashing;

public class XxHash64Tests
{
    private const long Seed = 0x9E3779B1;

    /// <summary>The lengths of the published test vectors' inputs, their seeds and hashes (xxHash, tests/sanity_test_vectors.h).</summary>
    public static TheoryData<int, long, string> Vectors => new()
    {
        { 0, 0, "ef46db3751d8e999" },
        { 0, Seed, "ac75fda2929b17ef" },
        { 1, 0, "e934a84adb052768" },
        { 1, Seed, "5014607643a9b4c3" },
        { 4, 0, "9136a0dca57457ee" },
        { 14, 0, "8282dcc4994e35c8" },
        { 14, Seed, "c3bd6bf63deb6df0" },
        { 222, 0, "b641ae8cb691c174" },
        { 222, Seed, "20cb8ab7ae10c14a" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Published_vectors(int length, long seed, string expected) =>
        Assert.Equal(expected, Convert.ToHexStringLower(XxHash64.Hash(Published(length), seed)));

    [Fact]
    public void Without_a_seed_it_is_zero() => Assert.Equal("44bc2cf5ad770999", Convert.ToHexStringLower(XxHash64.Hash(Encoding.ASCII.GetBytes("abc"))));

    [Fact]
    public void The_same_as_the_package_which_the_sdk_carries_for_itself()
    {
        var real = RealPackage.GetType("System.IO.Hashing.XxHash64", throwOnError: true)!.GetMethod("Hash", [typeof(byte[]), typeof(long)])!;

        for (var length = 0; length < 200; length++)
        {
            var source = Published(length);
            Assert.Equal((byte[])real.Invoke(null, [source, (long)length])!, XxHash64.Hash(source, length));
        }
    }

    [Fact]
    public void It_offers_nothing_that_the_package_does_not_have()
    {
        var real = RealPackage.GetType("System.IO.Hashing.XxHash64", throwOnError: true)!;
        const BindingFlags Offered = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

        Assert.Equal(["System.IO.Hashing.XxHash64"], typeof(XxHash64).Assembly.GetExportedTypes().Select(type => type.FullName));
        Assert.All(typeof(XxHash64).GetMembers(Offered), member => Assert.Contains(member.ToString(), real.GetMembers(Offered).Select(other => other.ToString())));
    }

    [Fact]
    public void It_bears_the_name_that_the_proxy_asks_for()
    {
        var asked = typeof(ClusterConfig).Assembly.GetReferencedAssemblies().Single(name => name.Name == "System.IO.Hashing");

        Assert.Equal(asked.FullName, typeof(XxHash64).Assembly.FullName);
    }

    private static Assembly RealPackage { get; } = LoadReal();

    // The SDK that builds this carries the package's assembly among its build tasks; it is loaded beside the stand-in, in a context of its own.
    private static Assembly LoadReal()
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        var file = Directory.GetDirectories(Path.Combine(root, "sdk"))
            .Select(sdk => Path.Combine(sdk, "Sdks", "Microsoft.NET.Sdk", "tools", "net10.0", "System.IO.Hashing.dll"))
            .Last(File.Exists);
        return new System.Runtime.Loader.AssemblyLoadContext("real").LoadFromAssemblyPath(file);
    }

    // The generator that the published vectors' input comes from.
    private static byte[] Published(int length)
    {
        var bytes = new byte[length];
        var state = 2654435761UL;
        for (var index = 0; index < length; index++)
        {
            bytes[index] = (byte)(state >> 56);
            state *= 11400714785074694797UL;
        }

        return bytes;
    }
}
