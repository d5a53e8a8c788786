using System.Reflection;

namespace EGovPlatform.StandIns.Tests;

/// <summary>The public names of a type and its members, a line each, as the lists of looked-up names have them.</summary>
internal static class PublicNames
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static IEnumerable<string> Of(Type type)
    {
        yield return $"{Kind(type)} {type.Namespace}.{Name(type)}";
        const BindingFlags declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var member in type.GetMembers(declared))
        {
            switch (member)
            {
                case ConstructorInfo { IsPublic: true } or ConstructorInfo { IsFamily: true }:
                    yield return $"{Name(type)}({Parameters((ConstructorInfo)member)})";
                    break;
                case MethodInfo { IsSpecialName: false, IsPublic: true } method:
                    var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "";
                    yield return $"{Name(type)}.{method.Name}{generic}({Parameters(method)})";
                    break;
                case PropertyInfo property when property.GetMethod?.IsPublic == true:
                    yield return $"{Name(type)}.{property.Name} {{{(property.SetMethod?.IsPublic == true ? "get; set" : "get")}}}";
                    break;
                case FieldInfo { IsPublic: true, IsSpecialName: false } field:
                    yield return $"{Name(type)}.{field.Name}{(field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "")}";
                    break;
            }
        }
    }

    private static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        _ => "class",
    };

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p =>
        $"{Name(p.ParameterType)}{(IsNullable(p) ? "?" : "")} {p.Name}{(p.HasDefaultValue ? " = " + (p.DefaultValue ?? "null") : "")}"));

    private static bool IsNullable(ParameterInfo parameter) =>
        !parameter.ParameterType.IsValueType && !parameter.ParameterType.IsByRef && Nullability.Create(parameter).ReadState == NullabilityState.Nullable
        && !parameter.ParameterType.IsGenericParameter;

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Name(underlying) + "?";
        }

        var name = type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : type.Name;
        return type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}.{name}" : name;
    }
}
