using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Numerics;
using MlNetGenomics.Kernels;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Networks.Engine.Incremental;

/// <summary>
/// Maxima of filters over whole sequences and the dense layer that reads them (<see cref="MaximaLayers"/>): of each
/// mutant only the maxima that differ from the sequence's are multiplied. All mutants are worked out with the
/// sequence itself, filter by filter.
/// </summary>
internal sealed unsafe class IncrementalMaxima<TLanes> : IncrementalOperator where TLanes : struct, ILanes<TLanes>
{
    // Units of a dense layer, at most, to which all of a filter's maxima are added side by side, changed or not.
    private const int NarrowHead = 4;

    private readonly MaximaLayers _layers;
    private readonly LookupFilters<TLanes> _filters;
    private readonly FilterGains _gains;
    private readonly FilterWeights _head;
    private readonly AlignedBuffer _headWeights;
    private readonly AlignedBuffer _bias;
    private readonly ConcurrentBag<MutatedMaxima<TLanes>> _scratches = [];
    // Those that the scan has not taken care of: maxima that start at 0 are rectified.
    private readonly ImmutableArray<ActivationFunction> _functions;
    private readonly int _step;
    private readonly bool _isNarrow;

    /// <summary>An operator for the layers.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="to">Number of the node that is written.</param>
    /// <param name="output">That node.</param>
    public IncrementalMaxima(MaximaLayers layers, int to, IncrementalNode output) : base(0, to)
    {
        _layers = layers;
        _functions = layers.IsRectified ? [] : layers.Functions;
        _filters = new LookupFilters<TLanes>(layers.Scan);
        if (layers.ScanNormalization is not null)
            _filters.Weights.Fold(layers.ScanNormalization);
        int filters = _filters.Blocks * LookupFilters<TLanes>.BlockWidth;
        _gains = new FilterGains(filters, _filters.Width, layers.Strands);
        _head = new FilterWeights(layers.Head);
        _isNarrow = _head.Filters <= NarrowHead;
        _step = output.Step;
        _headWeights = new AlignedBuffer(checked(filters * _step));
        _bias = new AlignedBuffer(_step);
    }

    /// <summary>Least output: 0 with a ReLU that follows, minus infinity without.</summary>
    public float Floor { get; set; } = float.NegativeInfinity;

    /// <summary>Multiplies a batch normalization in.</summary>
    public void Fold(NetworkStep normalization) => _head.Fold(normalization);

    /// <inheritdoc/>
    public override long FullCost => (long)_filters.Positions * _filters.Weights.Inputs * _filters.Weights.Filters;

    /// <inheritdoc/>
    public override void SetValues(float[] values, int threads)
    {
        _filters.SetValues(values, threads);
        _gains.Fill(_filters.Weights.Weights(values), _filters.Weights.Filters);
        _head.Read(values, _bias.Slice(0, _head.Filters));
        for (int filter = 0; filter < _head.Inputs; filter++)
        {
            _head.Weights(values).Slice(filter * _head.Filters, _head.Filters)
                .CopyTo(_headWeights.Slice(filter * _step, _step));
        }
    }

    /// <inheritdoc/>
    public override void Map(ChangedRange[] ranges) => ranges[Index(To, 0)] = new ChangedRange(0, 1);

    /// <inheritdoc/>
    public override void Run(FeatureView view)
    {
        TLanes floor = TLanes.Create(Floor);
        if (view is MutantBatch batch)
        {
            float* sums = batch.Original.Sums(To).Row(0);
            AlignedBuffer differences = Differences(batch.Original);
            for (int i = 0; i < batch.Count; i++)
            {
                (int position, byte code) = batch.Mutations[i];
                int mutant = position * Dna.BaseCount + code;
                float* target = view.Row(To, i, 0);
                if (_isNarrow)
                {
                    int count = MutantCount(batch.Original.Codes.Length);
                    for (int u = 0; u < _head.Filters; u++)
                        target[u] = Math.Max(Floor, sums[u] + differences.Pointer[u * count + mutant]);
                    continue;
                }
                float* difference = differences.Pointer + (nint)mutant * _step;
                for (int u = 0; u < _step; u += TLanes.Count)
                    TLanes.Store(TLanes.Max(floor, TLanes.Load(sums + u) + TLanes.Load(difference + u)), target + u);
            }
            return;
        }
        var original = (OriginalFeatures)view;
        float* sum = original.Sums(To).Row(0);
        Work(original, sum);
        for (int u = 0; u < _step; u += TLanes.Count)
            TLanes.Store(TLanes.Max(floor, TLanes.Load(sum + u)), view.Row(To, 0, 0) + u);
    }

    private void Work(OriginalFeatures original, float* sum)
    {
        if (!_scratches.TryTake(out MutatedMaxima<TLanes>? maxima))
        {
            int before = (_layers.Scan.Layer as Convolution)?.PaddingBefore(original.Codes.Length) ?? 0;
            maxima = new MutatedMaxima<TLanes>(_filters, _gains, original.Codes.Length, before, _layers.Strands);
        }
        maxima.SetCodes(original.Codes);
        AlignedBuffer differences = Differences(original);
        differences.Slice(0, differences.Length).Clear();
        _bias.Slice(0, _step).CopyTo(new Span<float>(sum, _step));
        float floor = _layers.IsRectified ? 0 : float.NegativeInfinity;
        float* best = stackalloc float[LookupFilters<TLanes>.BlockWidth];
        float* value = stackalloc float[LookupFilters<TLanes>.BlockWidth];
        for (int block = 0; block < _filters.Blocks; block++)
        {
            for (int lane = 0; lane < LookupFilters<TLanes>.BlockWidth; lane += TLanes.Count)
            {
                int count = Math.Clamp(_filters.Count(block) - lane, 0, TLanes.Count);
                float* weights =
                    _headWeights.Pointer + (nint)(block * LookupFilters<TLanes>.BlockWidth + lane) * _step;
                maxima.Run(block, lane, floor);
                TLanes.Store(maxima.Best, best);
                TLanes.Store(Activate(maxima.Best), value);
                for (int k = 0; k < count; k++, weights += _step)
                {
                    Add(value[k], weights, sum);
                    if (!_isNarrow)
                        AddDifferences(original.Codes, maxima.Mutants(k), best[k], value[k], weights, differences.Pointer);
                }
                if (_isNarrow)
                    AddAllDifferences(maxima, count, value, weights - (nint)count * _step, differences.Pointer);
            }
        }
        _scratches.Add(maxima);
        GC.KeepAlive(original);
    }

    /// <summary>Of a narrow head [units x mutants], so that mutants lie side by side; otherwise [mutants x units].</summary>
    private AlignedBuffer Differences(OriginalFeatures original) => original.Extra(
        To,
        () => new AlignedBuffer(checked(MutantCount(original.Codes.Length) * (_isNarrow ? _head.Filters : _step))));

    private static int MutantCount(int length) => MutatedMaxima<TLanes>.CountMutants(length);

    private TLanes Activate(TLanes value)
    {
        foreach (ActivationFunction function in _functions)
            value = ActivateOperator<TLanes>.Value(function, value);
        return value;
    }

    /// <summary>Adds what a filter's maximum in each mutant, where it is another, makes of the dense layer's sums.</summary>
    private void AddDifferences(
        byte[] codes, float* mutants, float best, float value, float* weights, float* differences)
    {
        float* activated = stackalloc float[LookupFilters<TLanes>.BlockWidth];
        TLanes bests = TLanes.Create(best);
        for (int first = 0; first < codes.Length * Dna.BaseCount; first += TLanes.Count)
        {
            TLanes mutant = TLanes.Load(mutants + first);
            uint bits = TLanes.GreaterBits(mutant, bests) | TLanes.GreaterBits(bests, mutant);
            if (bits == 0)
                continue;
            TLanes.Store(Activate(mutant), activated);
            for (; bits != 0; bits &= bits - 1)
            {
                int k = BitOperations.TrailingZeroCount(bits);
                int position = (first + k) / Dna.BaseCount;
                if (position < codes.Length && codes[position] != (first + k) % Dna.BaseCount)
                    Add(activated[k] - value, weights, differences + (nint)(first + k) * _step);
            }
        }
    }

    /// <summary>The same for a head of few units and some filters: all mutants, most of which differ by nothing.</summary>
    private void AddAllDifferences(
        MutatedMaxima<TLanes> maxima, int filters, float* values, float* weights, float* differences)
    {
        nint count = maxima.MutantCount;
        if (!_functions.IsEmpty)
        {
            float* mutant = maxima.Mutants(0), end = mutant + filters * count;
            for (; mutant < end; mutant += TLanes.Count)
                TLanes.Store(Activate(TLanes.Load(mutant)), mutant);
        }
        for (int u = 0; u < _head.Filters; u++, differences += count)
        {
            float* mutants = maxima.Mutants(0);
            // Four sums side by side, as each waits for its own multiplications.
            for (nint i = 0; i < count; i += 4 * TLanes.Count, mutants += 4 * TLanes.Count)
            {
                float* target = differences + i, mutant = mutants;
                TLanes first = TLanes.Load(target), second = TLanes.Load(target + TLanes.Count);
                TLanes third = TLanes.Load(target + 2 * TLanes.Count), fourth = TLanes.Load(target + 3 * TLanes.Count);
                for (int k = 0; k < filters; k++, mutant += count)
                {
                    TLanes weight = TLanes.Create(weights[(nint)k * _step + u]), value = TLanes.Create(values[k]);
                    first = TLanes.MultiplyAdd(weight, TLanes.Load(mutant) - value, first);
                    second = TLanes.MultiplyAdd(weight, TLanes.Load(mutant + TLanes.Count) - value, second);
                    third = TLanes.MultiplyAdd(weight, TLanes.Load(mutant + 2 * TLanes.Count) - value, third);
                    fourth = TLanes.MultiplyAdd(weight, TLanes.Load(mutant + 3 * TLanes.Count) - value, fourth);
                }
                TLanes.Store(first, target);
                TLanes.Store(second, target + TLanes.Count);
                TLanes.Store(third, target + 2 * TLanes.Count);
                TLanes.Store(fourth, target + 3 * TLanes.Count);
            }
        }
    }

    /// <summary>target += number x weights.</summary>
    private void Add(float number, float* weights, float* target)
    {
        TLanes factor = TLanes.Create(number);
        for (int u = 0; u < _step; u += TLanes.Count)
            TLanes.Store(TLanes.MultiplyAdd(factor, TLanes.Load(weights + u), TLanes.Load(target + u)), target + u);
    }
}
