using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The columns of a type's members, to be changed before the type is used.</summary>
public sealed class SchemaDefinition : List<SchemaDefinition.Column>
{
    private SchemaDefinition()
    {
    }

    /// <summary>What the members are used for.</summary>
    [Flags]
    public enum Direction
    {
        /// <summary>Members that can be read.</summary>
        Read = 1,

        /// <summary>Members that can be written.</summary>
        Write = 2,

        /// <summary>Members that can be read or written.</summary>
        Both = Read | Write,
    }

    /// <summary>The column of a name, or null.</summary>
    public Column this[string columnName] => Find(column => column.ColumnName == columnName);

    /// <summary>The columns of a type's public fields and properties.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A member has no column type, or two share a name.</exception>
    public static SchemaDefinition Create(Type userType, Direction direction = Direction.Both)
    {
        Check.Value(userType, nameof(userType));
        var definition = new SchemaDefinition();
        foreach (MemberInfo member in Members(userType, direction))
        {
            string name = member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name;
            Check.Param(
                definition[name] is null, nameof(userType),
                $"Duplicate column name '{name}' detected, this is disallowed");
            definition.Add(new Column(member.Name, name, TypeOf(member)));
        }
        return definition;
    }

    internal static Type ValueType(MemberInfo member) =>
        member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;

    private static IEnumerable<MemberInfo> Members(Type type, Direction direction)
    {
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance;
        IEnumerable<MemberInfo> properties = type.GetProperties(Public).Where(property =>
            property.GetIndexParameters().Length == 0 &&
            ((direction.HasFlag(Direction.Read) && property.GetGetMethod() is not null) ||
             (direction.HasFlag(Direction.Write) && property.GetSetMethod() is not null)));
        return type.GetFields(Public).Concat(properties)
            .Where(member => member.GetCustomAttribute<NoColumnAttribute>() is null);
    }

    private static DataViewType TypeOf(MemberInfo member)
    {
        Type type = ValueType(member);
        Type item = MemberColumn.ItemType(type);
        PrimitiveDataViewType itemType = DataTypes.OfRaw(item ?? type);
        Check.Param(
            itemType is not null, "rawType",
            $"Could not determine an IDataView type and registered custom types for member {member.Name}");
        var vector = member.GetCustomAttribute<VectorTypeAttribute>();
        Check.Param(
            vector is null || item is not null, "userType",
            $"Member {member.Name} marked with VectorTypeAttribute, but does not appear to be a vector type");
        if (item is null)
            return itemType;
        return vector?.Dims is { Length: > 0 } dimensions
            ? new VectorDataViewType(itemType, dimensions)
            : new VectorDataViewType(itemType);
    }

    /// <summary>The column of a member.</summary>
    public sealed class Column
    {
        internal Column(string memberName, string columnName, DataViewType columnType)
        {
            MemberName = memberName;
            ColumnName = columnName;
            ColumnType = columnType;
        }

        /// <summary>Name of the member.</summary>
        public string MemberName { get; }

        /// <summary>Name of the column.</summary>
        public string ColumnName { get; set; }

        /// <summary>Type of the column.</summary>
        public DataViewType ColumnType { get; set; }
    }
}
