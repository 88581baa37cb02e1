using Microsoft.ML.Data;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Onnx;

/// <summary>Runs an ONNX model on a row: once a row, for the active outputs.</summary>
internal sealed class OnnxMapper : RowMapper
{
    private const string RemovedSuffix = ".output";

    private readonly OnnxTransformer _parent;
    private readonly DataViewSchema.Column[] _sources;

    public OnnxMapper(OnnxTransformer parent, DataViewSchema schema) : base(schema)
    {
        _parent = parent;
        _sources = [.. parent.Inputs.Select(input => Find(input.Name))];
        for (int i = 0; i < _sources.Length; i++)
            RequireFit(parent.Inputs[i], _sources[i]);
    }

    public override DataViewSchema.DetachedColumn[] GetOutputColumns() =>
        [.. _parent.Outputs.Select(output =>
        {
            string name = output.Name.EndsWith(RemovedSuffix, StringComparison.Ordinal)
                ? output.Name.Replace(RemovedSuffix, "", StringComparison.Ordinal)
                : output.Name;
            var annotations = new DataViewSchema.Annotations.Builder();
            if (_parent.Model.SlotNames.TryGetValue(name, out string[] slots))
                annotations.AddSlotNames([.. slots.Select(slot => slot.AsMemory())]);
            return new DataViewSchema.DetachedColumn(name, output.ColumnType, annotations.ToAnnotations());
        })];

    public override IEnumerable<int> GetDependencies(Func<int, bool> activeOutput) =>
        Enumerable.Range(0, _parent.Outputs.Length).Any(activeOutput) ? _sources.Select(source => source.Index) : [];

    public override Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action disposer)
    {
        OnnxValue[] active = [.. _parent.Outputs.Where((_, i) => activeOutput(i))];
        disposer = null;
        if (active.Length == 0)
            return new Delegate[_parent.Outputs.Length];
        var run = new Run(_parent.Model, input, active, Tensors(input));
        disposer = run.Dispose;
        return [.. _parent.Outputs.Select((output, i) => !activeOutput(i) ? null
            : output.ItemType is TextDataViewType ? TextGetter(run, output.Name)
            : Check.Generic<Delegate>(Getter<int>, output.ItemType.RawType, run, output.Name))];
    }

    private static void RequireFit(OnnxValue input, DataViewSchema.Column source)
    {
        if (DataTypes.ItemOf(source.Type) != input.ItemType)
            throw Check.Mismatch(
                "inputSchema", "input", input.Name, input.ItemType.ToString(), source.Type.ToString());
        if (input.Shape.Count(dimension => dimension == 0) > 1)
            throw new ArgumentOutOfRangeException(input.Name, "Only 1 unknown dimension is allowed");
        int size = (source.Type as VectorDataViewType)?.Size ?? 1;
        Check.That(
            input.Size == 0 || size % input.Size == 0,
            $"Input shape mismatch: Input '{input.Name}' has shape {string.Join(",", input.Shape)}, but input data " +
            $"is of length {size}.");
    }

    private Func<NamedOnnxValue>[] Tensors(DataViewRow row) =>
        [.. _parent.Inputs.Zip(_sources, (input, source) => Check.Generic<Func<NamedOnnxValue>>(
            source.Type is VectorDataViewType ? VectorTensor<int> : (Delegate)ScalarTensor<int>,
            input.ItemType.RawType, row, input, source))];

    private static Func<NamedOnnxValue> ScalarTensor<T>(DataViewRow row, OnnxValue input, DataViewSchema.Column source)
    {
        ValueGetter<T> get = row.GetGetter<T>(source);
        return () =>
        {
            T value = default;
            get(ref value);
            return Tensor(input.Name, [value], [1, 1]);
        };
    }

    private static Func<NamedOnnxValue> VectorTensor<T>(DataViewRow row, OnnxValue input, DataViewSchema.Column source)
    {
        ValueGetter<VBuffer<T>> get = row.GetGetter<VBuffer<T>>(source);
        VBuffer<T> value = default;
        return () =>
        {
            get(ref value);
            var items = new T[value.Length];
            value.CopyTo(items);
            int[] shape = [.. input.Shape];
            int free = Array.IndexOf(shape, 0);
            if (free >= 0)
                shape[free] = items.Length / shape.Where(dimension => dimension > 0).Aggregate(1, (a, b) => a * b);
            return Tensor(input.Name, items, shape);
        };
    }

    private static NamedOnnxValue Tensor<T>(string name, T[] items, int[] shape)
    {
        if (items is ReadOnlyMemory<char>[] texts)
        {
            string[] strings = [.. texts.Select(text => text.ToString())];
            return NamedOnnxValue.CreateFromTensor(name, new DenseTensor<string>(strings, shape));
        }
        return NamedOnnxValue.CreateFromTensor(name, new DenseTensor<T>(items, shape));
    }

    private static Delegate Getter<T>(Run run, string output) =>
        (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
        {
            ReadOnlySpan<T> items = ((DenseTensor<T>)run.Output(output).AsTensor<T>()).Buffer.Span;
            VBufferEditor<T> editor = VBufferEditor.Create(ref value, items.Length);
            items.CopyTo(editor.Values);
            value = editor.Commit();
        });

    private static ValueGetter<VBuffer<ReadOnlyMemory<char>>> TextGetter(Run run, string output) =>
        (ref VBuffer<ReadOnlyMemory<char>> value) =>
        {
            string[] items = [.. run.Output(output).AsTensor<string>()];
            VBufferEditor<ReadOnlyMemory<char>> editor = VBufferEditor.Create(ref value, items.Length);
            for (int i = 0; i < items.Length; i++)
                editor.Values[i] = items[i].AsMemory();
            value = editor.Commit();
        };

    /// <summary>The outputs of the row that was last asked for.</summary>
    private sealed class Run(OnnxModel model, DataViewRow row, OnnxValue[] outputs, Func<NamedOnnxValue>[] inputs)
        : IDisposable
    {
        private readonly string[] _names = [.. outputs.Select(output => output.Name)];
        private IDisposableReadOnlyCollection<DisposableNamedOnnxValue> _values;
        private long _position = -1;

        public NamedOnnxValue Output(string name)
        {
            if (_position != row.Position || _values is null)
            {
                Dispose();
                _values = model.Run([.. inputs.Select(input => input())], _names);
                _position = row.Position;
            }
            return _values.First(value => value.Name == name);
        }

        public void Dispose()
        {
            _values?.Dispose();
            _values = null;
        }
    }
}
