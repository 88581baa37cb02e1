using System.Reflection;
using System.Runtime.CompilerServices;

namespace MlNetGenomics.ApiReference;

/// <summary>A type that users see, and those of its members that they see.</summary>
internal sealed class ApiType
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Takes a type.</summary>
    public ApiType(Type type)
    {
        Type = type;
        Id = DocumentationId.Of(type);
        Members = IsDelegate ? [] : [.. type.GetMembers(Declared).Where(IsShown).OrderBy(Rank).ThenBy(member => member.Name, StringComparer.Ordinal)];
    }

    /// <summary>The type.</summary>
    public Type Type { get; }

    /// <summary>What documentation calls it.</summary>
    public string Id { get; }

    /// <summary>Its members: constructors, fields, properties, events, methods.</summary>
    public IReadOnlyList<MemberInfo> Members { get; }

    /// <summary>Its name with those of the types that it is in, and its type parameters.</summary>
    public string Name => Signatures.NameOf(Type);

    /// <summary>Whether it is a delegate.</summary>
    public bool IsDelegate => typeof(Delegate).IsAssignableFrom(Type);

    /// <summary>Whether it is a record: the compiler gives these a way to clone them, or to print them.</summary>
    public bool IsRecord =>
        Type.GetMethod("<Clone>$", Declared) is not null
        || Type.IsValueType && Type.GetMethod("PrintMembers", Declared)?.IsDefined(typeof(CompilerGeneratedAttribute)) == true;

    /// <summary>Whether members of a base type or users see a member.</summary>
    public static bool IsVisible(MethodBase? method) =>
        method is not null && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    private static bool IsShown(MemberInfo member) => !member.IsDefined(typeof(CompilerGeneratedAttribute)) && member switch
    {
        ConstructorInfo constructor => IsVisible(constructor) && !constructor.IsStatic,
        MethodInfo method => IsVisible(method)
            && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)),
        PropertyInfo property => IsVisible(property.GetMethod) || IsVisible(property.SetMethod),
        FieldInfo field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName,
        EventInfo one => IsVisible(one.AddMethod),
        _ => false,
    };

    private static int Rank(MemberInfo member) => member switch
    {
        ConstructorInfo => 0,
        FieldInfo => 1,
        PropertyInfo => 2,
        EventInfo => 3,
        _ => 4,
    };
}
