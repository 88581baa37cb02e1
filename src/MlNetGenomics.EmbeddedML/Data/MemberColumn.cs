using System.Linq.Expressions;
using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A member of a class, and the column it stands for.</summary>
internal sealed record MemberColumn(string Name, DataViewType Type, MemberInfo Member)
{
    public Type ValueType => SchemaDefinition.ValueType(Member);

    public static MemberColumn[] Of(Type type, SchemaDefinition definition, SchemaDefinition.Direction direction) =>
        [.. (definition ?? SchemaDefinition.Create(type, direction)).Select(column => Of(type, column))];

    public static DataViewSchema SchemaOf(IEnumerable<MemberColumn> columns)
    {
        var builder = new DataViewSchema.Builder();
        foreach (MemberColumn column in columns)
            builder.AddColumn(column.Name, column.Type);
        return builder.ToSchema();
    }

    /// <summary>Type of the items of a vector type, or null for a type of single values.</summary>
    public static Type ItemType(Type type)
    {
        if (type.IsArray)
            return type.GetElementType();
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(VBuffer<>)
            ? type.GetGenericArguments()[0]
            : null;
    }

    public Func<TRow, TValue> Reader<TRow, TValue>() => Readers<TRow, TValue>.Of(Member);

    public Action<TRow, TValue> Writer<TRow, TValue>()
    {
        ParameterExpression row = Expression.Parameter(typeof(TRow));
        ParameterExpression value = Expression.Parameter(typeof(TValue));
        return Expression.Lambda<Action<TRow, TValue>>(
            Expression.Assign(Expression.MakeMemberAccess(row, Member), value), row, value).Compile();
    }

    private static MemberColumn Of(Type type, SchemaDefinition.Column column)
    {
        MemberInfo member = (MemberInfo)type.GetField(column.MemberName) ?? type.GetProperty(column.MemberName);
        Check.Param(
            member is not null, "userSchemaDefinition",
            $"No field or property with name '{column.MemberName}' found in type '{type.FullName}'");
        Type value = SchemaDefinition.ValueType(member);
        bool isVector = ItemType(value) is not null;
        var vector = column.ColumnType as VectorDataViewType;
        Check.Param(
            isVector == (vector is not null), "userSchemaDefinition",
            $"Column '{column.ColumnName}' is supposed to be {(vector is not null ? "vector" : "scalar")}, but type " +
            $"of associated field '{column.MemberName}' is {(isVector ? "vector" : "scalar")}");
        Type declared = DataTypes.ItemOf(column.ColumnType).RawType;
        Type actual = DataTypes.OfRaw(ItemType(value) ?? value)?.RawType;
        Check.Param(
            declared == actual, "userSchemaDefinition",
            $"Column '{column.ColumnName}' is supposed to have item type {declared}, but associated field has type " +
            $"{actual}");
        return new MemberColumn(column.ColumnName, column.ColumnType, member);
    }
}
