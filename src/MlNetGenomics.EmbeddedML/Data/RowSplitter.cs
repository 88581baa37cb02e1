using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Gives each row a number in [0, 1), the same in every reading; rows of one key get the same.</summary>
internal sealed class RowSplitter
{
    // ML.NET's own default where neither the call nor the context has a seed.
    private const int DefaultSeed = 42;

    private readonly IDataView _data;
    private readonly DataViewSchema.Column[] _key;
    private readonly int _seed;

    public RowSplitter(IDataView data, string samplingKeyColumnName, int? seed)
    {
        _data = data;
        _seed = seed ?? DefaultSeed;
        _key = [];
        if (samplingKeyColumnName is null)
            return;
        DataViewSchema.Column key = data.Schema.GetColumnOrNull(samplingKeyColumnName) ??
            throw Check.Missing("samplingKeyColumn", "SamplingKeyColumn", samplingKeyColumnName);
        if (key.Type is not TextDataViewType)
            throw new NotSupportedException($"Sampling key column '{key.Name}' is {key.Type}: only text is supported");
        _key = [key];
    }

    public DataOperationsCatalog.TrainTestData Split(double lower, double upper) =>
        new(Select(lower, upper, inside: false), Select(lower, upper, inside: true));

    private FilteredDataView Select(double lower, double upper, bool inside) => new(_data, _key, row =>
    {
        Func<double> next = _key.Length == 0 ? new Random(_seed).NextDouble : KeyNumbers(row);
        return () =>
        {
            double number = next();
            return (lower <= number && number < upper) == inside;
        };
    });

    private Func<double> KeyNumbers(DataViewRow row)
    {
        ValueGetter<ReadOnlyMemory<char>> get = row.GetGetter<ReadOnlyMemory<char>>(_key[0]);
        ReadOnlyMemory<char> key = default;
        return () =>
        {
            get(ref key);
            // FNV-1a, 32 bits, over the characters; then a generator, since its upper bits alone are poor.
            uint hash = 2166136261 ^ (uint)_seed;
            foreach (char c in key.Span)
                hash = (hash ^ c) * 16777619;
            return new Random((int)hash).NextDouble();
        };
    }
}
