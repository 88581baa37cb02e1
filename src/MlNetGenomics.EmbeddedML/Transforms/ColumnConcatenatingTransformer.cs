using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Joins columns of one item type into a vector.</summary>
public sealed class ColumnConcatenatingTransformer : RowToRowTransformerBase
{
    internal const string Signature = "ConcatTransform";

    private readonly string _name;
    private readonly string[] _sources;

    internal ColumnConcatenatingTransformer(string name, string[] sources)
    {
        _name = name;
        _sources = sources;
    }

    internal ColumnConcatenatingTransformer(ModelLoadContext context)
    {
        _name = context.Reader.ReadString();
        _sources = new string[context.ReadCount(1)];
        for (int i = 0; i < _sources.Length; i++)
            _sources[i] = context.Reader.ReadString();
    }

    private protected override RowMapper MakeMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema);

    private protected override void SaveModel(ModelSaveContext context)
    {
        context.Begin(Signature);
        context.Writer.Write(_name);
        context.Writer.Write(_sources.Length);
        foreach (string source in _sources)
            context.Writer.Write(source);
    }

    private sealed class Mapper : RowMapper
    {
        private readonly string _name;
        private readonly DataViewSchema.Column[] _sources;
        private readonly PrimitiveDataViewType _itemType;

        public Mapper(ColumnConcatenatingTransformer parent, DataViewSchema schema) : base(schema)
        {
            _name = parent._name;
            _sources = [.. parent._sources.Select(source => Find(source))];
            _itemType = (PrimitiveDataViewType)DataTypes.ItemOf(_sources[0].Type);
            foreach (DataViewSchema.Column source in _sources)
            {
                if (!DataTypes.ItemOf(source.Type).Equals(_itemType))
                    throw Check.Mismatch(
                        "inputSchema", "input", source.Name, _itemType.ToString(), source.Type.ToString());
            }
        }

        private bool IsIdentity => _sources is [{ Type: VectorDataViewType }];

        public override DataViewSchema.DetachedColumn[] GetOutputColumns()
        {
            if (IsIdentity)
                return [new(_name, _sources[0].Type, _sources[0].Annotations)];
            bool isKnown = _sources.All(source => source.Type is not VectorDataViewType { IsKnownSize: false });
            var type = new VectorDataViewType(
                _itemType, isKnown ? _sources.Sum(source => (source.Type as VectorDataViewType)?.Size ?? 1) : 0);
            var annotations = new DataViewSchema.Annotations.Builder();
            if (isKnown && _sources.All(source => source.Type is not VectorDataViewType || source.HasSlotNames()))
                annotations.AddSlotNames([.. _sources.SelectMany(SlotNames)]);
            return [new(_name, type, annotations.ToAnnotations())];
        }

        public override IEnumerable<int> GetDependencies(Func<int, bool> activeOutput) =>
            activeOutput(0) ? _sources.Select(source => source.Index) : [];

        public override Delegate[] CreateGetters(
            DataViewRow input, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            if (!activeOutput(0))
                return [null];
            return [IsIdentity
                ? Rows.Getter(input, _sources[0])
                : Check.Generic<Delegate>(Join<int>, _itemType.RawType, input)];
        }

        private static IEnumerable<ReadOnlyMemory<char>> SlotNames(DataViewSchema.Column source)
        {
            if (source.Type is not VectorDataViewType)
                return [source.Name.AsMemory()];
            VBuffer<ReadOnlyMemory<char>> names = default;
            source.GetSlotNames(ref names);
            return names.DenseValues().Select(name => $"{source.Name}.{name}".AsMemory());
        }

        private Delegate Join<T>(DataViewRow input)
        {
            Func<VBuffer<T>>[] parts = [.. _sources.Select(source => Part<T>(input, source))];
            var buffers = new VBuffer<T>[parts.Length];
            return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
            {
                for (int i = 0; i < parts.Length; i++)
                    buffers[i] = parts[i]();
                VBufferEditor<T> editor = VBufferEditor.Create(ref value, buffers.Sum(buffer => buffer.Length));
                int at = 0;
                foreach (VBuffer<T> buffer in buffers)
                {
                    buffer.CopyTo(editor.Values[at..]);
                    at += buffer.Length;
                }
                value = editor.Commit();
            });
        }

        private static Func<VBuffer<T>> Part<T>(DataViewRow input, DataViewSchema.Column source)
        {
            VBuffer<T> buffer = default;
            if (source.Type is VectorDataViewType)
            {
                ValueGetter<VBuffer<T>> getVector = input.GetGetter<VBuffer<T>>(source);
                return () =>
                {
                    getVector(ref buffer);
                    return buffer;
                };
            }
            ValueGetter<T> get = input.GetGetter<T>(source);
            var single = new T[1];
            return () =>
            {
                get(ref single[0]);
                return new VBuffer<T>(1, single);
            };
        }
    }
}
