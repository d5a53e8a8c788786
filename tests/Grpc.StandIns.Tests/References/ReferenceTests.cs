using System.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.ClientFactory;
using Grpc.Net.Compression;

namespace EGovPlatform.GrpcStandIns.Tests.References;

/// <summary>Everything that the real assemblies and generated code refer to is there: a missing member would only show when a call first came to it.</summary>
public class ReferenceTests
{
    private static readonly Assembly[] StandIns = [typeof(CallInvoker).Assembly, typeof(ICompressionProvider).Assembly, typeof(GrpcClientFactory).Assembly];

    // Generated code is this assembly's own, with a method of each kind; it holds the tests' calls as well.
    private static readonly Assembly Generated = typeof(ReferenceTests).Assembly;

    private static readonly HashSet<string> Names = [.. StandIns.Select(assembly => assembly.GetName().Name!), "Grpc.AspNetCore.Server.ClientFactory"];

    private static Assembly[] Real => [typeof(GrpcServiceOptions).Assembly, typeof(GrpcChannel).Assembly];

    [Fact]
    public void Every_reference_of_the_real_assemblies_and_of_generated_code_resolves()
    {
        var definitions = StandIns.ToDictionary(assembly => assembly.GetName().Name!, assembly => Definitions.Read(assembly.Location));

        var missing = Real.Append(Generated)
            .SelectMany(assembly => AssemblyReferences.Read(assembly.Location, Names))
            .Select(reference => definitions[reference.Assembly].Missing(reference))
            .OfType<string>();

        Assert.Empty(missing);
    }

    [Fact]
    public void The_real_assemblies_refer_to_exactly_the_listed_members()
    {
        using var list = new StreamReader(typeof(ReferenceTests).Assembly.GetManifestResourceStream("members.txt")!);
        var listed = list.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var found = Real.SelectMany(assembly => AssemblyReferences.Read(assembly.Location, Names)).Select(reference => reference.ToString()).Distinct();

        Assert.Equal(listed.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_override_in_the_real_assemblies_overrides_something()
    {
        const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

        // GetTypes throws where an abstract or interface member is left without an implementation. A method that is marked to
        // override and finds nothing to override starts a slot of its own, silently.
        var lost = Real.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(Declared))
            .Where(method => method.IsVirtual && !method.Attributes.HasFlag(MethodAttributes.NewSlot) && method.GetBaseDefinition() == method)
            .Select(method => $"{method.DeclaringType}.{method}");

        Assert.Empty(lost);
    }

    [Fact]
    public void The_stand_ins_bear_the_name_version_and_public_key_that_the_real_assemblies_ask_for()
    {
        var key = typeof(GrpcServiceOptions).Assembly.GetName().GetPublicKey()!;
        var asked = Real.SelectMany(assembly => assembly.GetReferencedAssemblies()).Where(name => Names.Contains(name.Name!)).ToList();

        Assert.Equal(160, key.Length);
        Assert.All(StandIns, standIn => Assert.Equal(key, standIn.GetName().GetPublicKey()));
        Assert.Equal(["Grpc.Core.Api", "Grpc.Net.Common"], asked.Select(name => name.Name).Distinct().Order());
        Assert.All(asked, name => Assert.Contains(name.FullName, StandIns.Select(standIn => standIn.FullName)));
    }

    [Fact]
    public void A_reference_to_something_that_is_not_there_is_found_missing()
    {
        var definitions = Definitions.Read(typeof(CallInvoker).Assembly.Location);

        Assert.NotNull(definitions.Missing(new Reference("Grpc.Core.Api", "Grpc.Core.Nothing", "", null)));
        Assert.NotNull(definitions.Missing(new Reference("Grpc.Core.Api", "Grpc.Core.Status", "Grpc.Core.Status", new("get_Detail", "int32 get_Detail()"))));
        Assert.Null(definitions.Missing(new Reference("Grpc.Core.Api", "Grpc.Core.Status", "Grpc.Core.Status", new("get_Detail", "string get_Detail()"))));
    }
}
