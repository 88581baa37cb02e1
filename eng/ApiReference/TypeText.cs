using System.Reflection;
using System.Runtime.CompilerServices;

namespace MlNetGenomics.ApiReference;

/// <summary>Types as C# writes them, with what may be null and the names of tuples.</summary>
internal sealed class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(char)] = "char",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(void)] = "void",
        [typeof(decimal)] = "decimal",
    };

    private readonly Queue<string?> _tupleNames;

    private TypeText(ICustomAttributeProvider place) =>
        _tupleNames = new Queue<string?>(
            place.GetCustomAttributes(typeof(TupleElementNamesAttribute), false).OfType<TupleElementNamesAttribute>()
                .SelectMany(attribute => attribute.TransformNames));

    /// <summary>A type without its namespace, nothing known of what may be null.</summary>
    public static string Of(Type type) => new TypeText(type).Write(type, null);

    /// <summary>A type at a parameter, property, field or event.</summary>
    public static string Of(Type type, NullabilityInfo nullability, ICustomAttributeProvider place) =>
        new TypeText(place).Write(type, nullability);

    private string Write(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
            return Write(type.GetElementType()!, nullability);
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Write(value, null) + "?";
        // Of a type parameter it is not known: one without constraints counts as nullable.
        bool mayBeNull = nullability is { ReadState: NullabilityState.Nullable } && !type.IsValueType && !type.IsGenericParameter;
        string mark = mayBeNull ? "?" : "";
        if (type.IsArray)
            return $"{Write(type.GetElementType()!, nullability?.ElementType)}[{new string(',', type.GetArrayRank() - 1)}]{mark}";
        if (Keywords.TryGetValue(type, out string? keyword))
            return keyword + mark;
        Type[] arguments = type.GetGenericArguments();
        NullabilityInfo?[] inner = [.. arguments.Select((_, i) => nullability?.GenericTypeArguments.ElementAtOrDefault(i))];
        if (type.IsGenericType && type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true)
            return WriteTuple(arguments, inner);
        string outer = type.IsNested && !type.IsGenericParameter ? Of(type.DeclaringType!) + "." : "";
        int own = type.Name.IndexOf('`');
        string name = outer + (own < 0 ? type.Name : type.Name[..own]);
        return own < 0
            ? name + mark
            : $"{name}<{string.Join(", ", arguments.Select((argument, i) => Write(argument, inner[i])))}>{mark}";
    }

    private string WriteTuple(Type[] elements, NullabilityInfo?[] nullability)
    {
        // A tuple's own names stand before those of the tuples in it.
        string?[] names = [.. elements.Select(_ => _tupleNames.TryDequeue(out string? name) ? name : null)];
        return $"({string.Join(", ", elements.Select((element, i) => Write(element, nullability[i]) + (names[i] is null ? "" : " " + names[i])))})";
    }
}
