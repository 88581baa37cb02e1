using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Columns made by a function from object to object.</summary>
public sealed class CustomMappingTransformer<TSrc, TDst> : RowToRowTransformerBase
    where TSrc : class, new()
    where TDst : class, new()
{
    private readonly Action<TSrc, TDst> _map;
    private readonly string _contract;
    private readonly SchemaDefinition _input;

    internal CustomMappingTransformer(
        Action<TSrc, TDst> map, string contract, SchemaDefinition input = null, SchemaDefinition output = null)
    {
        _map = Check.Value(map, nameof(map));
        _contract = contract;
        _input = input;
        InputColumns = MemberColumn.Of(typeof(TSrc), input, SchemaDefinition.Direction.Write);
        OutputColumns = MemberColumn.Of(typeof(TDst), output, SchemaDefinition.Direction.Write);
    }

    internal MemberColumn[] InputColumns { get; }

    internal MemberColumn[] OutputColumns { get; }

    private protected override RowMapper MakeMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema);

    private protected override void SaveModel(ModelSaveContext context)
    {
        Check.That(_contract is not null, "Empty contract name for a transform: the transform cannot be saved");
        context.Begin(CustomMappingLoader.Signature);
        context.Writer.Write(_contract);
        context.Writer.Write(_map.Method.DeclaringType.Assembly.GetName().Name);
    }

    private sealed class Mapper(CustomMappingTransformer<TSrc, TDst> parent, DataViewSchema schema) : RowMapper(schema)
    {
        private readonly MemberColumn[] _bound = RowReader<TSrc>.Bind(schema, parent._input, ignoreMissing: false);

        public override DataViewSchema.DetachedColumn[] GetOutputColumns() =>
            [.. parent.OutputColumns.Select(member => new DataViewSchema.DetachedColumn(member.Name, member.Type))];

        public override IEnumerable<int> GetDependencies(Func<int, bool> activeOutput) =>
            IsActive(activeOutput) ? _bound.Select(member => InputSchema[member.Name].Index) : [];

        public override Delegate[] CreateGetters(
            DataViewRow input, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            if (!IsActive(activeOutput))
                return new Delegate[parent.OutputColumns.Length];
            var reader = new RowReader<TSrc>(input, _bound);
            var source = new TSrc();
            var result = new TDst();
            long served = -1;
            return [.. parent.OutputColumns.Select((member, i) =>
                activeOutput(i) ? ObjectGetters.Create(member, Current) : null)];

            TDst Current()
            {
                if (served != input.Position)
                {
                    reader.Fill(source);
                    parent._map(source, result);
                    served = input.Position;
                }
                return result;
            }
        }

        private bool IsActive(Func<int, bool> activeOutput) =>
            Enumerable.Range(0, parent.OutputColumns.Length).Any(activeOutput);
    }
}
