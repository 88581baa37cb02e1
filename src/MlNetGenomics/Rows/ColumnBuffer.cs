using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetGenomics.Rows;

/// <summary>Values of a column that were read ahead.</summary>
internal abstract class ColumnBuffer
{
    /// <summary>Gives the value of the current row.</summary>
    public abstract Delegate Getter { get; }

    /// <summary>Keeps the value of the input's current row.</summary>
    public abstract void Read(int slot);

    /// <summary>A buffer for a column of any type.</summary>
    /// <param name="input">The row that is ahead.</param>
    /// <param name="column">The column.</param>
    /// <param name="capacity">Most rows to keep.</param>
    /// <param name="current">Slot of the reader's row.</param>
    public static ColumnBuffer Create(
        DataViewRow input, DataViewSchema.Column column, int capacity, Func<int> current)
    {
        Type buffer = column.Type is VectorDataViewType vector
            ? typeof(OfVectors<>).MakeGenericType(vector.ItemType.RawType)
            : typeof(OfValues<>).MakeGenericType(column.Type.RawType);
        return (ColumnBuffer)Activator.CreateInstance(
            buffer, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DoNotWrapExceptions, null,
            [input, column, capacity, current], null)!;
    }

    private sealed class OfValues<T>(DataViewRow input, DataViewSchema.Column column, int capacity, Func<int> current)
        : ColumnBuffer
    {
        private readonly ValueGetter<T> _get = input.GetGetter<T>(column);
        private readonly T[] _values = new T[capacity];

        public override Delegate Getter => (ValueGetter<T>)((ref T value) => value = _values[current()]);

        public override void Read(int slot) => _get(ref _values[slot]);
    }

    // Vectors are copied out: a reader may change the arrays of the vector it is given.
    private sealed class OfVectors<T>(DataViewRow input, DataViewSchema.Column column, int capacity, Func<int> current)
        : ColumnBuffer
    {
        private readonly ValueGetter<VBuffer<T>> _get = input.GetGetter<VBuffer<T>>(column);
        private readonly VBuffer<T>[] _values = new VBuffer<T>[capacity];

        public override Delegate Getter =>
            (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => _values[current()].CopyTo(ref value));

        public override void Read(int slot) => _get(ref _values[slot]);
    }
}
