using Microsoft.ML.Data;
using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Copies a column under another name.</summary>
public sealed class ColumnCopyingTransformer : RowToRowTransformerBase
{
    internal const string Signature = "CopyTransform";

    internal ColumnCopyingTransformer(string outputColumnName, string inputColumnName)
    {
        OutputColumn = Check.NonEmpty(outputColumnName, nameof(outputColumnName));
        InputColumn = Check.NonEmpty(inputColumnName, nameof(inputColumnName));
    }

    internal ColumnCopyingTransformer(ModelLoadContext context)
        : this(context.Reader.ReadString(), context.Reader.ReadString())
    {
    }

    internal string OutputColumn { get; }

    internal string InputColumn { get; }

    private protected override RowMapper MakeMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema);

    private protected override void SaveModel(ModelSaveContext context)
    {
        context.Begin(Signature);
        context.Writer.Write(OutputColumn);
        context.Writer.Write(InputColumn);
    }

    private sealed class Mapper : RowMapper
    {
        private readonly DataViewSchema.Column _source;
        private readonly string _name;

        public Mapper(ColumnCopyingTransformer parent, DataViewSchema schema) : base(schema)
        {
            _source = Find(parent.InputColumn);
            _name = parent.OutputColumn;
        }

        public override DataViewSchema.DetachedColumn[] GetOutputColumns() =>
            [new(_name, _source.Type, _source.Annotations)];

        public override IEnumerable<int> GetDependencies(Func<int, bool> activeOutput) =>
            activeOutput(0) ? [_source.Index] : [];

        public override Delegate[] CreateGetters(
            DataViewRow input, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            return [activeOutput(0) ? Rows.Getter(input, _source) : null];
        }
    }
}
