using System.Numerics;
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
/// to it exceed the best of all others. The few that are left are gone through base by base.
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
    private readonly AlignedBuffer _outside;
    private readonly AlignedBuffer _mutants;

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
        _mutants = new AlignedBuffer(checked(length * Dna.BaseCount * lanes));
    }

    /// <summary>Best scores of the sequence.</summary>
    public TLanes Best { get; private set; }

    /// <summary>Best scores of a mutant.</summary>
    public TLanes Mutant(int position, int code) =>
        TLanes.Load(_mutants.Pointer + (nint)(position * Dna.BaseCount + code) * TLanes.Count);

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
        TLanes limit = Outside();
        int first = block * LookupFilters<TLanes>.BlockWidth + lane;
        limit -= TLanes.Load(_gains.Most.Pointer + first);
        int count = Math.Clamp(_filters.Count(block) - lane, 0, TLanes.Count);
        uint used = (uint)((1UL << count) - 1);
        for (int strand = 0; strand < _codes.Length; strand++)
        {
            float* score = _scores[strand].Pointer;
            for (int window = 0; window < _filters.Positions; window++, score += TLanes.Count)
            {
                uint bits = TLanes.GreaterBits(TLanes.Load(score), limit) & used;
                for (; bits != 0; bits &= bits - 1)
                {
                    int k = BitOperations.TrailingZeroCount(bits);
                    Raise(strand, window, k, first + k, score[k]);
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

    /// <summary>Maxima of the windows that a position is not in, for mutants to start from; gives the least of them.</summary>
    private TLanes Outside()
    {
        int windows = _filters.Positions;
        TLanes zero = TLanes.Create(0);
        TLanes least = TLanes.Create(float.NegativeInfinity);
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
            TLanes.Store(best, _outside.Pointer + (nint)position * TLanes.Count);
            float* mutant = _mutants.Pointer + (nint)position * Dna.BaseCount * TLanes.Count;
            for (int code = 0; code < Dna.BaseCount; code++)
                TLanes.Store(best, mutant + code * TLanes.Count);
            least = TLanes.Max(least, zero - best);
        }
        return zero - least;
    }

    /// <summary>Raises the best scores of the mutants of one window's bases by its score with each of them.</summary>
    private void Raise(int strand, int window, int k, int filter, float score)
    {
        ReadOnlySpan<byte> codes = _codes[strand];
        int start = window - _before;
        float* weights = _gains.Weights(filter);
        for (int w = Math.Max(0, -start); w < _filters.Width && start + w < _length; w++)
        {
            int code = codes[start + w];
            float* column = weights + w * FilterGains.ColumnSize;
            float rest = score - column[code];
            int position = strand == 0 ? start + w : _length - 1 - start - w;
            if (rest + column[FilterGains.Greatest] <= _outside.Pointer[(nint)position * TLanes.Count + k])
                continue;
            float* mutant = _mutants.Pointer + (nint)position * Dna.BaseCount * TLanes.Count + k;
            for (int other = 0; other < Dna.BaseCount; other++)
            {
                float value = rest + column[other];
                float* target = mutant + (strand == 0 ? other : Dna.Complement((byte)other)) * TLanes.Count;
                if (value > *target)
                    *target = value;
            }
        }
    }
}
