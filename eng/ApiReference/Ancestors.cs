using System.Reflection;

namespace MlNetGenomics.ApiReference;

/// <summary>What a type or member takes its comment from: base types, and the interfaces that it implements.</summary>
internal static class Ancestors
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The nearest first.</summary>
    public static IEnumerable<MemberInfo> Of(MemberInfo member)
    {
        if (member is Type type)
            return Types(type);
        return Types(member.DeclaringType!)
            .SelectMany(ancestor => ancestor.GetMember(member.Name, member.MemberType, All))
            .Where(candidate => Shape(candidate).SequenceEqual(Shape(member)));
    }

    private static IEnumerable<Type> Types(Type type)
    {
        for (Type? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
            yield return Definition(ancestor);
        foreach (Type one in type.GetInterfaces())
            yield return Definition(one);
    }

    private static Type Definition(Type type) => type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type;

    /// <summary>What tells overloads: the parameters' names, as their types may be type parameters above.</summary>
    private static string[] Shape(MemberInfo member) => member switch
    {
        MethodBase method => [.. method.GetParameters().Select(parameter => parameter.Name ?? "")],
        PropertyInfo property => [.. property.GetIndexParameters().Select(parameter => parameter.Name ?? "")],
        _ => [],
    };
}
