using System.Reflection;

namespace MlNetGenomics.ApiReference;

/// <summary>
/// What the compiler calls types and members in documentation files (C# specification, annex D.4, "Processing the
/// documentation file").
/// </summary>
internal static class DocumentationId
{
    /// <summary>Of a type or member.</summary>
    public static string Of(MemberInfo member) => member switch
    {
        Type type => "T:" + NameOf(type),
        ConstructorInfo constructor => $"M:{NameOf(constructor.DeclaringType!)}.#ctor{Parameters(constructor.GetParameters())}",
        MethodInfo method => $"M:{NameOf(method.DeclaringType!)}.{MethodName(method)}",
        PropertyInfo property => $"P:{NameOf(property.DeclaringType!)}.{property.Name}{Parameters(property.GetIndexParameters())}",
        FieldInfo field => $"F:{NameOf(field.DeclaringType!)}.{field.Name}",
        EventInfo one => $"E:{NameOf(one.DeclaringType!)}.{one.Name}",
        _ => throw new ArgumentException($"{member.MemberType} has no documentation", nameof(member)),
    };

    private static string NameOf(Type type)
    {
        Type definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return definition.FullName!.Replace('+', '.');
    }

    private static string MethodName(MethodInfo method)
    {
        string arity = method.IsGenericMethodDefinition ? $"``{method.GetGenericArguments().Length}" : "";
        string conversion = method.Name is "op_Implicit" or "op_Explicit" ? $"~{Reference(method.ReturnType)}" : "";
        return method.Name + arity + Parameters(method.GetParameters()) + conversion;
    }

    private static string Parameters(ParameterInfo[] parameters) => parameters.Length == 0
        ? ""
        : $"({string.Join(',', parameters.Select(parameter => Reference(parameter.ParameterType)))})";

    private static string Reference(Type type)
    {
        if (type.IsByRef)
            return Reference(type.GetElementType()!) + "@";
        if (type.IsPointer)
            return Reference(type.GetElementType()!) + "*";
        if (type.IsArray)
        {
            string ranks = type.GetArrayRank() == 1 ? "" : string.Join(',', Enumerable.Repeat("0:", type.GetArrayRank()));
            return $"{Reference(type.GetElementType()!)}[{ranks}]";
        }
        if (type.IsGenericMethodParameter)
            return $"``{type.GenericParameterPosition}";
        if (type.IsGenericParameter)
            return $"`{type.GenericParameterPosition}";
        return type.IsConstructedGenericType ? Constructed(type) : NameOf(type);
    }

    /// <summary>A generic type with its arguments, each at the type that takes it: Outer{A}.Inner{B}.</summary>
    private static string Constructed(Type type)
    {
        Type[] arguments = type.GetGenericArguments();
        int next = 0;
        IEnumerable<string> names = NameOf(type).Split('.').Select(name =>
        {
            string[] parts = name.Split('`');
            if (parts.Length == 1)
                return name;
            int count = int.Parse(parts[1]);
            IEnumerable<string> own = arguments.Skip(next).Take(count).Select(Reference);
            next += count;
            return $"{parts[0]}{{{string.Join(',', own)}}}";
        });
        return string.Join('.', names.ToArray());
    }
}
