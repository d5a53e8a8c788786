using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace EGovPlatform.GrpcStandIns.Tests.References;

/// <summary>What an assembly defines and others can reach: per type the names and signatures of its public and protected members.</summary>
internal sealed class Definitions
{
    private readonly Dictionary<string, HashSet<string>> _types;

    private Definitions(Dictionary<string, HashSet<string>> types) => _types = types;

    public static Definitions Read(string path)
    {
        using var image = new PEReader(File.OpenRead(path));
        var reader = image.GetMetadataReader();
        return new(reader.TypeDefinitions
            .Where(handle => Reachable(reader, handle))
            .ToDictionary(handle => AssemblyReferences.FullName(reader, handle), handle => Members(reader, reader.GetTypeDefinition(handle))));
    }

    /// <summary>Why the reference does not lead to anything; null where it does.</summary>
    public string? Missing(Reference reference) =>
        !_types.TryGetValue(reference.Type, out var members) ? $"no type for {reference}"
        : reference.Member is { } member && !members.Contains(member.Text) ? $"no member for {reference}"
        : null;

    private static bool Reachable(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var visibility = type.Attributes & TypeAttributes.VisibilityMask;
        return visibility == TypeAttributes.Public
            || (visibility is TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem && Reachable(reader, type.GetDeclaringType()));
    }

    private static HashSet<string> Members(MetadataReader reader, TypeDefinition type)
    {
        var methods = type.GetMethods().Select(reader.GetMethodDefinition)
            .Where(method => (method.Attributes & MethodAttributes.MemberAccessMask)
                is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem)
            .Select(method => AssemblyReferences.Signature(reader.GetString(method.Name), method.DecodeSignature(SignatureText.Instance, null)));
        var fields = type.GetFields().Select(reader.GetFieldDefinition)
            .Where(field => (field.Attributes & FieldAttributes.FieldAccessMask)
                is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem)
            .Select(field => AssemblyReferences.Field(reader.GetString(field.Name), field.DecodeSignature(SignatureText.Instance, null)));
        return [.. methods.Concat(fields).Select(member => member.Text)];
    }
}
