using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace EGovPlatform.GrpcStandIns.Tests.References;

/// <summary>A type or member that one assembly refers to in another, as its metadata says it.</summary>
/// <param name="Assembly">The assembly referred to.</param>
/// <param name="Type">The type's full name, without type arguments.</param>
/// <param name="Instance">The type with its type arguments as they stand in the reference.</param>
/// <param name="Member">Name and signature of the member; null for the type itself.</param>
internal sealed record Reference(string Assembly, string Type, string Instance, MemberSignature? Member)
{
    public override string ToString() => Member is null ? $"T {Assembly} {Type}" : $"M {Assembly} {Instance} :: {Member.Text}";
}

/// <summary>A member's name, and its name and signature as one text.</summary>
internal sealed record MemberSignature(string Name, string Text);

/// <summary>Reads what an assembly refers to, without loading it.</summary>
internal static class AssemblyReferences
{
    public static IReadOnlyList<Reference> Read(string path, IReadOnlySet<string> targets)
    {
        using var image = new PEReader(File.OpenRead(path));
        var reader = image.GetMetadataReader();
        var types = reader.TypeReferences
            .Select(handle => (Handle: (EntityHandle)handle, Assembly: AssemblyOf(reader, handle)))
            .Where(type => targets.Contains(type.Assembly))
            .Select(type => new Reference(type.Assembly, FullName(reader, (TypeReferenceHandle)type.Handle), "", null));
        var members = reader.MemberReferences
            .Select(reader.GetMemberReference)
            .Select(member => (Member: member, Type: DeclaringType(reader, member.Parent)))
            .Where(member => member.Type is { } type && targets.Contains(type.Assembly))
            .Select(member => new Reference(member.Type!.Value.Assembly, member.Type.Value.Name, member.Type.Value.Instance, Signature(reader, member.Member)));
        return [.. types.Concat(members).DistinctBy(reference => reference.ToString())];
    }

    public static string FullName(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{FullName(reader, (TypeReferenceHandle)type.ResolutionScope)}+{name}"
            : Qualified(reader.GetString(type.Namespace), name);
    }

    public static string FullName(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = reader.GetString(type.Name);
        return type.GetDeclaringType() is { IsNil: false } declaring
            ? $"{FullName(reader, declaring)}+{name}"
            : Qualified(reader.GetString(type.Namespace), name);
    }

    public static MemberSignature Signature(string name, MethodSignature<string> method)
    {
        var generic = method.GenericParameterCount > 0 ? $"<{method.GenericParameterCount}>" : "";
        var instance = method.Header.IsInstance ? "" : "static ";
        return new(name, $"{instance}{method.ReturnType} {name}{generic}({string.Join(", ", method.ParameterTypes)})");
    }

    public static MemberSignature Field(string name, string type) => new(name, $"{type} {name} [field]");

    private static MemberSignature Signature(MetadataReader reader, MemberReference member)
    {
        var name = reader.GetString(member.Name);
        return member.GetKind() == MemberReferenceKind.Method
            ? Signature(name, member.DecodeMethodSignature(SignatureText.Instance, null))
            : Field(name, member.DecodeFieldSignature(SignatureText.Instance, null));
    }

    private static (string Assembly, string Name, string Instance)? DeclaringType(MetadataReader reader, EntityHandle parent)
    {
        switch (parent.Kind)
        {
            case HandleKind.TypeReference:
                var reference = (TypeReferenceHandle)parent;
                var name = FullName(reader, reference);
                return (AssemblyOf(reader, reference), name, name);
            case HandleKind.TypeSpecification:
                var specification = reader.GetTypeSpecification((TypeSpecificationHandle)parent);
                var blob = reader.GetBlobReader(specification.Signature);
                if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
                {
                    return null;
                }

                blob.ReadCompressedInteger();
                return blob.ReadTypeHandle() is { Kind: HandleKind.TypeReference } generic
                    ? (AssemblyOf(reader, (TypeReferenceHandle)generic), FullName(reader, (TypeReferenceHandle)generic),
                        specification.DecodeSignature(SignatureText.Instance, null))
                    : null;
            default:
                return null;
        }
    }

    private static string AssemblyOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var scope = reader.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => AssemblyOf(reader, (TypeReferenceHandle)scope),
            HandleKind.AssemblyReference => reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
            _ => "",
        };
    }

    private static string Qualified(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";
}
