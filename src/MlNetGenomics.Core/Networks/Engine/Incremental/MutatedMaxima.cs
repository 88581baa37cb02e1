using System.Numerics;
using System.Runtime.Intrinsics;
using MlNetGenomics.Kernels;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Networks.Engine.Incremental;

/// <summary>
/// The best score of filters over all windows of a sequence, and over those of each of its mutants.
/// </summary>
/// <remarks>
/// A mutant's best score is that of the windows which its position is not in, kept as maxima from either end, or of
/// one which it is in. Most of these cannot matter: a window counts only if its score and the most that one base can add
/// to it exceed the best without it. The few that are left are gone through position by position, four bases side by side.
/// </remarks>
internal sealed unsafe class MutatedMaxima<TLanes> where TLanes : struct, ILanes<TLanes>
{
    private const int GroupSize = LookupRows.RowCount * LookupFilters<TLanes>.BlockWidth;

    private readonly LookupFilters<TLanes> _filters;
    private readonly FilterGains _gains;
    private readonly int _length;
    private readonly int _before;
    private readonly byte[][] _codes;
    private readonly ushort[][] _rows;
    private readonly AlignedBuffer[] _scores;
    private readonly AlignedBuffer[] _prefixes;
    private readonly AlignedBuffer[] _suffixes;
    // Negated, so that a least one is a maximum.
    private readonly AlignedBuffer _outside;
    private readonly AlignedBuffer[] _limits;
    private readonly AlignedBuffer _mutants;
    private readonly int _mutantStep;

    /// <summary>Room for some lanes of filters.</summary>
    /// <param name="filters">Filters of stride 1.</param>
    /// <param name="gains">Their weights by filter.</param>
    /// <param name="length">Bases of a sequence.</param>
    /// <param name="before">Positions that window 0 lies before the first base.</param>
    /// <param name="strands">1, or 2 for both strands.</param>
    public MutatedMaxima(LookupFilters<TLanes> filters, FilterGains gains, int length, int before, int strands)
    {
        _filters = filters;
        _gains = gains;
        _length = length;
        _before = before;
        int lanes = TLanes.Count;
        int windows = filters.Positions;
        _codes = [.. Enumerable.Range(0, strands).Select(_ => new byte[length])];
        _rows = [.. _codes.Select(_ => new ushort[windows + filters.Groups * LookupRows.BasesPerRow])];
        _scores = [.. _codes.Select(_ => new AlignedBuffer(windows * lanes))];
        _prefixes = [.. _codes.Select(_ => new AlignedBuffer((windows + 1) * lanes))];
        _suffixes = [.. _codes.Select(_ => new AlignedBuffer((windows + 1) * lanes))];
        _outside = new AlignedBuffer(length * lanes);
        _limits = [.. _codes.Select(_ => new AlignedBuffer(length * lanes))];
        _mutantStep = (length * Dna.BaseCount + lanes - 1) / lanes * lanes;
        _mutants = new AlignedBuffer(checked(_mutantStep * lanes));
    }

    /// <summary>Best scores of the sequence.</summary>
    public TLanes Best { get; private set; }

    /// <summary>Best scores of a lane's mutants, [L x 4], filled up to whole vectors; of the observed base any number.</summary>
    public float* Mutants(int lane) => _mutants.Pointer + (nint)lane * _mutantStep;

    /// <summary>Takes a sequence.</summary>
    public void SetCodes(ReadOnlySpan<byte> codes)
    {
        codes.CopyTo(_codes[0]);
        if (_codes.Length == 2)
            Dna.ReverseComplement(codes, _codes[1]);
        for (int strand = 0; strand < _codes.Length; strand++)
        {
            for (int i = 0; i < _rows[strand].Length; i++)
            {
                int at = i - _before;
                _rows[strand][i] = LookupRows.OffsetOf(CodeAt(strand, at), CodeAt(strand, at + 1), CodeAt(strand, at + 2));
            }
        }
    }

    /// <summary>Works out some lanes.</summary>
    /// <param name="block">Block of filters.</param>
    /// <param name="lane">First of the lanes within the block.</param>
    /// <param name="floor">Least score: 0 with a ReLU that follows, minus infinity without.</param>
    public void Run(int block, int lane, float floor)
    {
        for (int strand = 0; strand < _codes.Length; strand++)
            Scan(strand, block, lane, floor);
        Outside();
        int first = block * LookupFilters<TLanes>.BlockWidth + lane;
        TLanes most = TLanes.Load(_gains.Most.Pointer + first);
        int count = Math.Clamp(_filters.Count(block) - lane, 0, TLanes.Count);
        uint used = (uint)((1UL << count) - 1);
        for (int strand = 0; strand < _codes.Length; strand++)
        {
            SetLimits(strand);
            TLanes zero = TLanes.Create(0);
            float* score = _scores[strand].Pointer;
            for (int window = 0; window < _filters.Positions; window++, score += TLanes.Count)
            {
                // A window over an end holds the first or last bases.
                int start = Math.Clamp(window - _before, 0, _length - 1);
                TLanes limit = TLanes.Load(_limits[strand].Pointer + (nint)start * TLanes.Count);
                uint bits = TLanes.GreaterBits(TLanes.Load(score) + most, zero - limit) & used;
                for (; bits != 0; bits &= bits - 1)
                {
                    int k = BitOperations.TrailingZeroCount(bits);
                    Raise(strand, window, first + k, score[k], Mutants(k));
                }
            }
        }
    }

    private int CodeAt(int strand, int position) =>
        (uint)position < (uint)_length ? _codes[strand][position] : Dna.N;

    /// <summary>Scores of all windows, and their maxima up to each and from each on.</summary>
    private void Scan(int strand, int block, int lane, float floor)
    {
        int windows = _filters.Positions;
        int groups = _filters.Groups;
        float* table = _filters.TableAddress(block) + lane;
        TLanes bias = TLanes.Load(_filters.Bias(block) + lane);
        float* score = _scores[strand].Pointer;
        float* prefix = _prefixes[strand].Pointer;
        TLanes best = TLanes.Create(floor);
        TLanes.Store(best, prefix);
        fixed (ushort* rows = _rows[strand])
        {
            for (int window = 0; window < windows; window++)
            {
                TLanes sum = bias;
                for (int g = 0; g < groups; g++)
                    sum += TLanes.Load(table + g * GroupSize + rows[window + g * LookupRows.BasesPerRow]);
                TLanes.Store(sum, score + (nint)window * TLanes.Count);
                best = TLanes.Max(best, sum);
                TLanes.Store(best, prefix + (nint)(window + 1) * TLanes.Count);
            }
        }
        Best = strand == 0 ? best : TLanes.Max(Best, best);
        float* suffix = _suffixes[strand].Pointer;
        best = TLanes.Create(floor);
        TLanes.Store(best, suffix + (nint)windows * TLanes.Count);
        for (int window = windows - 1; window >= 0; window--)
        {
            best = TLanes.Max(best, TLanes.Load(score + (nint)window * TLanes.Count));
            TLanes.Store(best, suffix + (nint)window * TLanes.Count);
        }
    }

    /// <summary>
    /// Maxima of the windows that a position is not in, for mutants to start from. Most are the best of all, as the best
    /// window is not one that the position is in.
    /// </summary>
    private void Outside()
    {
        int windows = _filters.Positions;
        TLanes zero = TLanes.Create(0);
        TLanes all = Best;
        float* each = stackalloc float[LookupFilters<TLanes>.BlockWidth];
        TLanes.Store(all, each);
        for (int k = 0; k < TLanes.Count; k++)
            new Span<float>(Mutants(k), _mutantStep).Fill(each[k]);
        for (int position = 0; position < _length; position++)
        {
            TLanes best = TLanes.Create(float.NegativeInfinity);
            for (int strand = 0; strand < _codes.Length; strand++)
            {
                int at = (strand == 0 ? position : _length - 1 - position) + _before;
                int first = Math.Clamp(at - _filters.Width + 1, 0, windows);
                int end = Math.Clamp(at + 1, 0, windows);
                TLanes left = TLanes.Load(_prefixes[strand].Pointer + (nint)first * TLanes.Count);
                TLanes right = TLanes.Load(_suffixes[strand].Pointer + (nint)end * TLanes.Count);
                best = TLanes.Max(best, TLanes.Max(left, right));
            }
            TLanes.Store(zero - best, _outside.Pointer + (nint)position * TLanes.Count);
            uint bits = TLanes.GreaterBits(all, best);
            if (bits == 0)
                continue;
            TLanes.Store(best, each);
            for (; bits != 0; bits &= bits - 1)
            {
                int k = BitOperations.TrailingZeroCount(bits);
                Vector128.Create(each[k]).Store(Mutants(k) + (nint)position * Dna.BaseCount);
            }
        }
    }

    /// <summary>
    /// The least of <see cref="Outside"/> over the bases of the window that starts at each position of a strand, negated:
    /// over runs of one base, then of two, four, and so on, and at last over two runs that overlap.
    /// </summary>
    private void SetLimits(int strand)
    {
        int lanes = TLanes.Count;
        float* limits = _limits[strand].Pointer;
        float* last = limits + (nint)(_length - 1) * lanes;
        for (int at = 0; at < _length; at++)
        {
            int position = strand == 0 ? at : _length - 1 - at;
            TLanes.Store(TLanes.Load(_outside.Pointer + (nint)position * lanes), limits + (nint)at * lanes);
        }
        for (int run = 1; run < _filters.Width;)
        {
            int step = Math.Min(run, _filters.Width - run);
            for (float* limit = limits; limit <= last; limit += lanes)
            {
                float* other = limit + (nint)step * lanes;
                TLanes.Store(TLanes.Max(TLanes.Load(limit), TLanes.Load(other <= last ? other : last)), limit);
            }
            run += step;
        }
    }

    /// <summary>Raises a lane's best scores of the mutants of one window's bases by its score with each of them.</summary>
    private void Raise(int strand, int window, int filter, float score, float* mutants)
    {
        int start = window - _before;
        float* column = _gains.Weights(filter);
        int first = Math.Max(0, -start);
        int end = Math.Min(_filters.Width, _length - start);
        column += first * FilterGains.ColumnSize;
        fixed (byte* codes = _codes[strand])
        {
            if (strand == 0)
            {
                float* mutant = mutants + (nint)(start + first) * Dna.BaseCount;
                for (int w = first; w < end; w++, column += FilterGains.ColumnSize, mutant += Dna.BaseCount)
                {
                    Vector128<float> rest = Vector128.Create(score - column[codes[start + w]]);
                    Vector128.MaxNative(Vector128.Load(mutant), rest + Vector128.Load(column)).Store(mutant);
                }
                return;
            }
            // Complements are the bases in reverse.
            float* back = mutants + (nint)(_length - 1 - start - first) * Dna.BaseCount;
            for (int w = first; w < end; w++, column += FilterGains.ColumnSize, back -= Dna.BaseCount)
            {
                Vector128<float> rest = Vector128.Create(score - column[codes[start + w]]);
                Vector128<float> values = Vector128.Shuffle(rest + Vector128.Load(column), Vector128.Create(3, 2, 1, 0));
                Vector128.MaxNative(Vector128.Load(back), values).Store(back);
            }
        }
    }
}
