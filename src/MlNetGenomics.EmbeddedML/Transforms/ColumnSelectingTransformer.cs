using Microsoft.ML.Data;
using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Keeps or leaves out columns.</summary>
public sealed class ColumnSelectingTransformer : ITransformer
{
    internal const string Signature = "SelectColumnsTransform";

    private readonly string[] _columns;
    private readonly bool _keep;
    private readonly bool _keepHidden;

    internal ColumnSelectingTransformer(string[] columns, bool keep, bool keepHidden)
    {
        Check.That(
            columns is { Length: > 0 },
            "Neither keepColumns and dropColumns is set. Exactly one must be specified.");
        _columns = columns;
        _keep = keep;
        _keepHidden = keepHidden;
    }

    internal ColumnSelectingTransformer(ModelLoadContext context)
    {
        _keep = context.Reader.ReadBoolean();
        _keepHidden = context.Reader.ReadBoolean();
        _columns = new string[context.ReadCount(1)];
        for (int i = 0; i < _columns.Length; i++)
            _columns[i] = context.Reader.ReadString();
    }

    /// <inheritdoc/>
    bool ITransformer.IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        return Bind(inputSchema, nameof(inputSchema)).OutputSchema;
    }

    /// <inheritdoc/>
    public IDataView Transform(IDataView input)
    {
        Check.Value(input, nameof(input));
        return new SelectedDataView(input, Bind(input.Schema, nameof(input)));
    }

    /// <inheritdoc/>
    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        return Bind(inputSchema, nameof(inputSchema));
    }

    /// <inheritdoc/>
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ctx.Begin(Signature);
        ctx.Writer.Write(_keep);
        ctx.Writer.Write(_keepHidden);
        ctx.Writer.Write(_columns.Length);
        foreach (string column in _columns)
            ctx.Writer.Write(column);
    }

    internal bool IsKept(string column) => _columns.Contains(column) == _keep;

    internal void Require(IEnumerable<string> present, string paramName)
    {
        string[] missing = [.. _columns.Except(present)];
        if (missing.Length > 0)
            throw Check.Missing(paramName, "input", string.Join(",", missing));
    }

    private SelectedRows Bind(DataViewSchema schema, string paramName)
    {
        Require(schema.Select(column => column.Name), paramName);
        // Kept columns come in the order asked for, the others stay in theirs.
        IEnumerable<DataViewSchema.Column> selected = _keep
            ? _columns.SelectMany(name => schema.Where(column =>
                column.Name == name && (_keepHidden || !column.IsHidden)))
            : schema.Where(column => IsKept(column.Name));
        return new SelectedRows(schema, [.. selected]);
    }
}
