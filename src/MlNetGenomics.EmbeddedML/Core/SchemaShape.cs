using System.Collections;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>What is known about the columns of a table before it exists.</summary>
public sealed partial class SchemaShape : IReadOnlyList<SchemaShape.Column>
{
    private static readonly SchemaShape None = new([]);

    private readonly Column[] _columns;

    /// <summary>Makes a shape of columns.</summary>
    public SchemaShape(IEnumerable<Column> columns)
    {
        Check.Value(columns, nameof(columns));
        _columns = [.. columns];
        Check.Param(
            _columns.All(column => column.Name is not null), nameof(columns),
            "Some items are not initialized properly.");
    }

    /// <summary>Number of columns.</summary>
    public int Count => _columns.Length;

    /// <summary>The column of an index.</summary>
    public Column this[int index] => _columns[index];

    /// <inheritdoc/>
    public IEnumerator<Column> GetEnumerator() => ((IEnumerable<Column>)_columns).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static SchemaShape Create(DataViewSchema schema) =>
        new(schema.Where(column => !column.IsHidden).Select(column => Shape(
            column, new SchemaShape(column.Annotations.Schema.Select(annotation => Shape(annotation, null))))));

    internal bool TryFindColumn(string name, out Column column)
    {
        column = _columns.FirstOrDefault(candidate => candidate.Name == name);
        return column.Name is not null;
    }

    /// <summary>Fails unless there is a column of a role, of a type.</summary>
    /// <param name="role">What the column is for.</param>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type, as errors write it.</param>
    /// <param name="parameter">What an error of another type calls the parameter.</param>
    internal void Require(string role, string name, string type, string parameter)
    {
        if (!TryFindColumn(name, out Column column))
            throw Check.Missing("inputSchema", role, name);
        if (column.TypeString != type)
            throw Check.Mismatch(parameter, role, name, type, column.TypeString);
    }

    internal static Column Shape(string name, DataViewType type, SchemaShape annotations)
    {
        var kind = Column.VectorKind.Scalar;
        if (type is VectorDataViewType vector)
            kind = vector.IsKnownSize ? Column.VectorKind.Vector : Column.VectorKind.VariableVector;
        DataViewType item = (type as VectorDataViewType)?.ItemType ?? type;
        return item is KeyDataViewType
            ? new Column(name, kind, DataTypes.OfRaw(item.RawType), true, annotations)
            : new Column(name, kind, item, false, annotations);
    }

    /// <summary>The columns with one put in place of, or after, the others.</summary>
    internal SchemaShape With(IEnumerable<Column> added)
    {
        var columns = new List<Column>(_columns);
        foreach (Column column in added)
        {
            int at = columns.FindIndex(other => other.Name == column.Name);
            if (at < 0)
                columns.Add(column);
            else
                columns[at] = column;
        }
        return new SchemaShape(columns);
    }

    private static Column Shape(DataViewSchema.Column column, SchemaShape annotations) =>
        Shape(column.Name, column.Type, annotations);
}
