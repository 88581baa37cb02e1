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
/// to it exceed the best without it. The few that are left are gone through four bases of some positions side by side.
/// Windows of either strand are numbered by the first of their bases on the forward strand, so that two of one number
/// hold the same bases.
/// </remarks>
internal sealed unsafe class MutatedMaxima<TLanes> where TLanes : struct, ILanes<TLanes>
{
    private const int GroupSize = LookupRows.RowCount * LookupFilters<TLanes>.BlockWidth;

    private readonly LookupFilters<TLanes> _filters;
    private readonly FilterGains _gains;
    private readonly int _length;
    private readonly int _before;
    // First base of the first window, below 0 where it is over an end, and count of windows.
    private readonly int _start;
    private readonly int _windows;
    private readonly byte[][] _codes;
    // Each position's code four times over, and the next position that holds an N.
    private readonly int[] _own;
    private readonly int[] _unknown;
    private readonly ushort[][] _rows;
    private readonly AlignedBuffer[] _scores;
    private readonly AlignedBuffer _prefixes;
    private readonly AlignedBuffer _suffixes;
    private readonly AlignedBuffer _outside;
    private readonly AlignedBuffer _limits;
    private readonly LaneList _list;
    private readonly AlignedBuffer _mutants;
    // Not on the stack: the runtime does not recompile a loop beside such memory with what it has seen.
    private readonly AlignedBuffer _each = new(TLanes.Count);
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
        _own = new int[length * Dna.BaseCount];
        _unknown = new int[length];
        _rows = [.. _codes.Select(_ => new ushort[windows + filters.Groups * LookupRows.BasesPerRow])];
        // With padding that is not the same on both ends each strand has windows that the other lacks.
        int lastReverse = length - filters.Width + before;
        _start = strands == 1 ? -before : Math.Min(-before, lastReverse - (windows - 1));
        _windows = (strands == 1 ? windows - before : Math.Max(windows - before, lastReverse + 1)) - _start;
        _scores = [.. _codes.Select(_ => new AlignedBuffer(_windows * lanes))];
        foreach (AlignedBuffer scores in _scores)
            scores.Slice(0, scores.Length).Fill(float.NegativeInfinity);
        _prefixes = new AlignedBuffer((_windows + 1) * lanes);
        _suffixes = new AlignedBuffer((_windows + 1) * lanes);
        _outside = new AlignedBuffer(length * lanes);
        _limits = new AlignedBuffer(length * lanes);
        _list = new LaneList(Math.Max(_windows, length) * lanes);
        _mutantStep = CountMutants(length);
        _mutants = new AlignedBuffer(checked(_mutantStep * lanes));
    }

    /// <summary>Best scores of the sequence.</summary>
    public TLanes Best { get; private set; }

    /// <summary>Best scores of a lane's mutants, [L x 4], filled up; of the observed base any number.</summary>
    public float* Mutants(int lane) => _mutants.Pointer + (nint)lane * _mutantStep;

    /// <summary>Numbers that <see cref="Mutants"/> gives.</summary>
    public int MutantCount => _mutantStep;

    /// <summary>That of sequences of some length: four bases a position, filled up to a multiple of four vectors.</summary>
    public static int CountMutants(int length) => (length + TLanes.Count - 1) / TLanes.Count * TLanes.Count * Dna.BaseCount;

    /// <summary>Takes a sequence.</summary>
    public void SetCodes(ReadOnlySpan<byte> codes)
    {
        codes.CopyTo(_codes[0]);
        if (_codes.Length == 2)
            Dna.ReverseComplement(codes, _codes[1]);
        int unknown = _length;
        for (int i = _length - 1; i >= 0; i--)
        {
            if (codes[i] == Dna.N)
                unknown = i;
            _unknown[i] = unknown;
            _own.AsSpan(i * Dna.BaseCount, Dna.BaseCount).Fill(codes[i] % Dna.BaseCount);
        }
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
            Scan(strand, block, lane);
        SetExtremes(floor);
        Outside();
        int first = block * LookupFilters<TLanes>.BlockWidth + lane;
        TLanes most = TLanes.Load(_gains.Most.Pointer + first);
        int count = Math.Clamp(_filters.Count(block) - lane, 0, TLanes.Count);
        uint used = (uint)((1UL << count) - 1);
        // The least best score outside, over the bases of the window that starts at each position.
        SlidingMinimum<TLanes>.Run(_outside.Pointer, _limits.Pointer, _length, _filters.Width);
        for (int strand = 0; strand < _codes.Length; strand++)
        {
            ListWindows(strand, most, used);
            RaiseListed(strand, _gains.Weights(first, strand));
        }
    }

    /// <summary>Lists the windows and lanes that can give a mutant its best score.</summary>
    private void ListWindows(int strand, TLanes most, uint used)
    {
        float* score = _scores[strand].Pointer;
        float* limits = _limits.Pointer;
        LaneList list = _list;
        list.Clear();
        for (int window = 0; window < _windows; window++, score += TLanes.Count)
        {
            // A window over an end holds the first or last bases.
            TLanes limit = TLanes.Load(limits + (nint)Math.Clamp(_start + window, 0, _length - 1) * TLanes.Count);
            list.Add(window, TLanes.GreaterBits(TLanes.Load(score) + most, limit) & used);
        }
    }

    /// <summary>Raises the best scores of the mutants of each listed window's bases by its score with each of them.</summary>
    private void RaiseListed(int strand, float* weights)
    {
        LaneList list = _list;
        float* scores = _scores[strand].Pointer;
        float* mutants = _mutants.Pointer;
        int width = _filters.Width;
        int step = TLanes.Count / Dna.BaseCount;
        bool isWide = width >= step;
        fixed (int* own = _own, unknown = _unknown)
        {
            for (int i = 0; i < list.Count; i++)
            {
                int k = list.Lane(i), window = list.Vector(i);
                int start = _start + window;
                float score = scores[(nint)window * TLanes.Count + k];
                float* filter = weights + (nint)k * width * Dna.BaseCount;
                float* mutant = mutants + (nint)k * _mutantStep;
                if (start < 0 || unknown[start] < start + width || !isWide)
                {
                    RaiseEach(start, filter, score, mutant);
                    continue;
                }
                TLanes sum = TLanes.Create(score);
                for (int w = 0; ; w += step)
                {
                    // The last bases of a width that is no multiple are gone through together with some before them.
                    w = Math.Min(w, width - step);
                    nint at = (nint)w * Dna.BaseCount;
                    nint to = at + (nint)start * Dna.BaseCount;
                    TLanes four = TLanes.Load(filter + at);
                    TLanes values = sum - TLanes.OfEachFour(four, own + to) + four;
                    TLanes.Store(TLanes.Max(TLanes.Load(mutant + to), values), mutant + to);
                    if (w == width - step)
                        break;
                }
            }
        }
    }

    private int CodeAt(int strand, int position) =>
        (uint)position < (uint)_length ? _codes[strand][position] : Dna.N;

    /// <summary>Scores of all windows of a strand.</summary>
    private void Scan(int strand, int block, int lane)
    {
        int windows = _filters.Positions;
        int groups = _filters.Groups;
        float* table = _filters.TableAddress(block) + lane;
        TLanes bias = TLanes.Load(_filters.Bias(block) + lane);
        int first = (strand == 0 ? -_before : _length - _filters.Width + _before) - _start;
        nint step = strand == 0 ? TLanes.Count : -TLanes.Count;
        float* score = _scores[strand].Pointer + (nint)first * TLanes.Count;
        fixed (ushort* rows = _rows[strand])
        {
            for (int window = 0; window < windows; window++, score += step)
            {
                TLanes sum = bias;
                for (int g = 0; g < groups; g++)
                    sum += TLanes.Load(table + g * GroupSize + rows[window + g * LookupRows.BasesPerRow]);
                TLanes.Store(sum, score);
            }
        }
    }

    /// <summary>Maxima of the windows before each, and from each on, of both strands together.</summary>
    private void SetExtremes(float floor)
    {
        float* scores = _scores[0].Pointer;
        float* others = _scores[^1].Pointer;
        float* prefix = _prefixes.Pointer;
        TLanes best = TLanes.Create(floor);
        TLanes.Store(best, prefix);
        nint size = (nint)_windows * TLanes.Count;
        for (nint at = 0; at < size; at += TLanes.Count)
        {
            best = TLanes.Max(best, TLanes.Max(TLanes.Load(scores + at), TLanes.Load(others + at)));
            TLanes.Store(best, prefix + at + TLanes.Count);
        }
        Best = best;
        float* suffix = _suffixes.Pointer;
        best = TLanes.Create(floor);
        TLanes.Store(best, suffix + size);
        for (nint at = size - TLanes.Count; at >= 0; at -= TLanes.Count)
        {
            best = TLanes.Max(best, TLanes.Max(TLanes.Load(scores + at), TLanes.Load(others + at)));
            TLanes.Store(best, suffix + at);
        }
    }

    /// <summary>
    /// Maxima of the windows that a position is not in, for mutants to start from. Most are the best of all, as the best
    /// window is not one that the position is in.
    /// </summary>
    private void Outside()
    {
        TLanes all = Best;
        TLanes.Store(all, _each.Pointer);
        for (int k = 0; k < TLanes.Count; k++)
            new Span<float>(Mutants(k), _mutantStep).Fill(_each.Pointer[k]);
        float* prefixes = _prefixes.Pointer;
        float* suffixes = _suffixes.Pointer;
        float* outside = _outside.Pointer;
        int width = _filters.Width;
        LaneList list = _list;
        list.Clear();
        for (int position = 0; position < _length; position++)
        {
            int end = position + 1 - _start;
            TLanes best = TLanes.Max(
                TLanes.Load(prefixes + (nint)Math.Clamp(end - width, 0, _windows) * TLanes.Count),
                TLanes.Load(suffixes + (nint)Math.Clamp(end, 0, _windows) * TLanes.Count));
            TLanes.Store(best, outside + (nint)position * TLanes.Count);
            list.Add(position, TLanes.GreaterBits(all, best));
        }
        float* mutants = _mutants.Pointer;
        for (int i = 0; i < list.Count; i++)
        {
            int k = list.Lane(i), position = list.Vector(i);
            Vector128.Create(outside[(nint)position * TLanes.Count + k])
                .Store(mutants + (nint)k * _mutantStep + (nint)position * Dna.BaseCount);
        }
    }

    /// <summary>Raises the scores of one window base by base: of those over an end, or with an N, which weighs 0.</summary>
    private void RaiseEach(int start, float* weights, float score, float* mutants)
    {
        int end = Math.Min(_filters.Width, _length - start);
        for (int w = Math.Max(0, -start); w < end; w++)
        {
            int code = _codes[0][start + w];
            float rest = score - (code < Dna.BaseCount ? weights[w * Dna.BaseCount + code] : 0);
            float* mutant = mutants + (nint)(start + w) * Dna.BaseCount;
            for (int b = 0; b < Dna.BaseCount; b++)
                mutant[b] = Math.Max(mutant[b], rest + weights[w * Dna.BaseCount + b]);
        }
    }
}
