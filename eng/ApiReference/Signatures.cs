using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace MlNetGenomics.ApiReference;

/// <summary>Types and members as C# declares them.</summary>
internal static class Signatures
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Dictionary<string, string> Operators = new()
    {
        ["op_Addition"] = "+",
        ["op_Subtraction"] = "-",
        ["op_Multiply"] = "*",
        ["op_Division"] = "/",
        ["op_Equality"] = "==",
        ["op_Inequality"] = "!=",
        ["op_LessThan"] = "<",
        ["op_GreaterThan"] = ">",
        ["op_UnaryNegation"] = "-",
        ["op_Implicit"] = "implicit",
        ["op_Explicit"] = "explicit",
    };

    /// <summary>A type's name, with those of the types that it is in and its type parameters.</summary>
    public static string NameOf(Type type) => TypeText.Of(type);

    /// <summary>A member's name in a list.</summary>
    public static string NameOf(MemberInfo member) => member switch
    {
        Type type => NameOf(type),
        ConstructorInfo => member.DeclaringType!.Name.Split('`')[0],
        MethodInfo method when method.IsSpecialName => $"operator {Operators.GetValueOrDefault(method.Name, method.Name)}",
        PropertyInfo property when property.GetIndexParameters().Length > 0 => "this[]",
        _ => member.Name,
    };

    /// <summary>The declaration of a type.</summary>
    public static string Of(ApiType one)
    {
        Type type = one.Type;
        if (one.IsDelegate)
            return $"public delegate {Rest(type.GetMethod("Invoke")!, NameOf(type))}";
        string kind = type.IsEnum ? "enum"
            : type.IsInterface ? "interface"
            : type.IsValueType ? one.IsRecord ? "record struct" : "struct"
            : one.IsRecord ? "record" : "class";
        string modifiers = type.IsAbstract && type.IsSealed ? "static "
            : type.IsValueType && type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly "
            : type.IsValueType || type.IsInterface ? ""
            : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "";
        string[] above =
        [
            .. type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum)
                ? [NameOf(parent)]
                : Array.Empty<string>(),
            .. type.IsEnum ? [] : Interfaces(type).Select(NameOf),
        ];
        return $"public {modifiers}{kind} {NameOf(type)}{(above.Length > 0 ? " : " + string.Join(", ", above) : "")}";
    }

    /// <summary>The declaration of a member.</summary>
    public static string Of(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"{Access(constructor)} {NameOf(constructor)}{Parameters(constructor.GetParameters())}",
        MethodInfo method => Of(method),
        PropertyInfo property => Of(property),
        FieldInfo field when field.DeclaringType!.IsEnum =>
            $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}",
        FieldInfo field => Of(field),
        EventInfo one => $"public event {TypeText.Of(one.EventHandlerType!, Nullability.Create(one), one)} {one.Name}",
        _ => member.Name,
    };

    private static string Of(MethodInfo method)
    {
        string generic = method.IsGenericMethodDefinition
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>"
            : "";
        return $"{Access(method)} {Modifiers(method)}{Rest(method, NameOf(method) + generic)}";
    }

    private static string Of(PropertyInfo property)
    {
        MethodInfo accessor = new[] { property.GetMethod, property.SetMethod }.First(ApiType.IsVisible)!;
        bool isInit = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;
        string set = ApiType.IsVisible(property.SetMethod) ? isInit ? " init;" : " set;" : "";
        string get = ApiType.IsVisible(property.GetMethod) ? " get;" : "";
        ParameterInfo[] index = property.GetIndexParameters();
        string name = index.Length > 0 ? $"this[{string.Join(", ", index.Select(Parameter))}]" : property.Name;
        string required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        string type = TypeText.Of(property.PropertyType, Nullability.Create(property), property);
        return $"{Access(accessor)} {Modifiers(accessor)}{required}{type} {name} {{{get}{set} }}";
    }

    private static string Of(FieldInfo field)
    {
        string modifiers = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        string value = field.IsLiteral ? $" = {Value(field.GetRawConstantValue())}" : "";
        string access = field.IsPublic ? "public" : "protected";
        return $"{access} {modifiers}{TypeText.Of(field.FieldType, Nullability.Create(field), field)} {field.Name}{value}";
    }

    /// <summary>Interfaces that a type itself names: none that another of them, or its base type, brings.</summary>
    private static IEnumerable<Type> Interfaces(Type type)
    {
        Type[] all = type.GetInterfaces();
        return all
            .Where(one => one.IsVisible && type.BaseType?.GetInterfaces().Contains(one) != true)
            .Where(one => !all.Any(other => other.GetInterfaces().Contains(one)))
            .Where(one => !(one.IsConstructedGenericType && one.GetGenericTypeDefinition() == typeof(IEquatable<>)))
            .OrderBy(one => one.Name, StringComparer.Ordinal);
    }

    private static string Rest(MethodInfo method, string name) =>
        $"{TypeText.Of(method.ReturnType, Nullability.Create(method.ReturnParameter), method.ReturnParameter)} {name}" +
        Parameters(method.GetParameters(), method.IsDefined(typeof(ExtensionAttribute)));

    private static string Parameters(ParameterInfo[] parameters, bool isExtension = false) =>
        $"({(isExtension ? "this " : "")}{string.Join(", ", parameters.Select(Parameter))})";

    private static string Parameter(ParameterInfo parameter)
    {
        string passing = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params "
            : parameter.IsOut ? "out "
            : parameter.ParameterType.IsByRef ? parameter.IsIn ? "in " : "ref " : "";
        string value = parameter.HasDefaultValue ? $" = {Default(parameter)}" : "";
        return $"{passing}{TypeText.Of(parameter.ParameterType, Nullability.Create(parameter), parameter)} {parameter.Name}{value}";
    }

    private static string Default(ParameterInfo parameter)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (parameter.RawDefaultValue is null)
            return type.IsValueType && type == parameter.ParameterType ? "default" : "null";
        return type.IsEnum
            ? $"{type.Name}.{Enum.ToObject(type, parameter.RawDefaultValue)}"
            : Value(parameter.RawDefaultValue);
    }

    private static string Value(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        char letter => $"'{letter}'",
        bool truth => truth ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Access(MethodBase method) => method.IsPublic ? "public" : "protected";

    private static string Modifiers(MethodInfo method) =>
        method.IsStatic ? "static "
        : method.DeclaringType!.IsInterface ? ""
        : method.IsAbstract ? "abstract "
        : method.GetBaseDefinition() != method ? "override "
        : method.IsVirtual && !method.IsFinal ? "virtual " : "";
}
