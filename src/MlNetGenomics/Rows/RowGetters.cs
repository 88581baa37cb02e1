using Microsoft.ML;

namespace MlNetGenomics.Rows;

/// <summary>The getters of a mapped row: those of the input, and those of the added columns.</summary>
internal sealed class RowGetters(RowMapping mapping, DataViewRow input, bool[] active)
{
    private readonly Delegate?[] _added = mapping.CreateGetters(input, mapping.ActiveAdded(active));

    public bool IsActive(DataViewSchema.Column column) => active[column.Index];

    public ValueGetter<TValue> Get<TValue>(DataViewSchema.Column column)
    {
        if (!active[column.Index])
            throw new InvalidOperationException($"Column '{column.Name}' is not active");
        int source = mapping.SourceOf(column.Index);
        return source >= 0
            ? input.GetGetter<TValue>(mapping.InputSchema[source])
            : Typed<TValue>(_added[~source]!);
    }

    /// <summary>The getter as one of <typeparamref name="TValue"/>.</summary>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public static ValueGetter<TValue> Typed<TValue>(Delegate getter) => getter as ValueGetter<TValue> ??
        throw new InvalidOperationException(
            $"Invalid TValue in GetGetter: '{typeof(TValue)}', expected type: " +
            $"'{getter.GetType().GetGenericArguments()[0]}'.");
}
