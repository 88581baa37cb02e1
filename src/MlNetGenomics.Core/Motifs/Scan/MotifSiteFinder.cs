using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Motifs.Scan;

/// <summary>Finds the hits of one motif in a stretch of bases. May be used from several threads at a time.</summary>
internal sealed class MotifSiteFinder
{
    // So far below 0 that no window with an N reaches a threshold.
    private const int NoScore = int.MinValue / 1024;
    private const int Stride = 8;

    private readonly SiteScores _scores;
    private readonly SiteFilter? _filter;
    private readonly int _threshold;
    private readonly int[] _forward;
    private readonly int[] _reverse;
    private readonly bool _bothStrands;

    /// <summary>Prepares a motif.</summary>
    /// <param name="scores">Its scores.</param>
    /// <param name="maximumPValue">Hits have a p-value below this, or any where it is 1.</param>
    /// <param name="bothStrands">Whether the reverse strand is searched.</param>
    public MotifSiteFinder(SiteScores scores, double maximumPValue, bool bothStrands)
    {
        _scores = scores;
        _bothStrands = bothStrands;
        _threshold = maximumPValue == 1 ? 0 : scores.LeastScoreBelow(maximumPValue);
        // Where even the best word is not rare enough there is nothing to look for.
        _filter = _threshold > scores.Maximum ? null : new SiteFilter(scores, _threshold, bothStrands);
        _forward = Table(scores, isReverse: false);
        _reverse = Table(scores, isReverse: true);
    }

    /// <summary>Number of positions.</summary>
    public int Width => _scores.Width;

    /// <summary>Word codes that must follow those of the last window, whatever they are.</summary>
    public int Padding => _filter?.Reach ?? 0;

    /// <summary>Calls back for every hit, in order, forward before reverse.</summary>
    /// <param name="codes">Base codes of all windows.</param>
    /// <param name="words">Their word codes, and <see cref="Padding"/> more.</param>
    /// <param name="windows">Number of windows, one at each start from 0 on.</param>
    /// <param name="hits">Receives the hits.</param>
    public void Find(ReadOnlySpan<byte> codes, ReadOnlySpan<byte> words, int windows, List<FoundSite> hits)
    {
        if (_filter is null)
            return;
        if (!SiteFilter.IsFast)
        {
            FindPlainly(codes, windows, hits);
            return;
        }
        ref byte first = ref MemoryMarshal.GetReference(words);
        for (int start = 0; start < windows; start += SiteFilter.BlockLength)
        {
            ulong candidates = _filter.Candidates(ref Unsafe.Add(ref first, start));
            for (; candidates != 0; candidates &= candidates - 1)
            {
                int window = start + BitOperations.TrailingZeroCount(candidates);
                if (window < windows)
                    Score(codes.Slice(window, Width), window, hits);
            }
        }
    }

    /// <summary>The plain loop that <see cref="Find"/> must agree with.</summary>
    public void FindPlainly(ReadOnlySpan<byte> codes, int windows, List<FoundSite> hits)
    {
        for (int window = 0; window < windows; window++)
            Score(codes.Slice(window, Width), window, hits);
    }

    private void Score(ReadOnlySpan<byte> site, int start, List<FoundSite> hits)
    {
        int forward = Sum(_forward, site);
        if (forward >= _threshold)
            hits.Add(new FoundSite(start, false, forward));
        if (!_bothStrands)
            return;
        int reverse = Sum(_reverse, site);
        if (reverse >= _threshold)
            hits.Add(new FoundSite(start, true, reverse));
    }

    private static int Sum(int[] table, ReadOnlySpan<byte> site)
    {
        int sum = 0;
        for (int position = 0; position < site.Length; position++)
            sum += table[position * Stride + site[position]];
        return sum;
    }

    private static int[] Table(SiteScores scores, bool isReverse)
    {
        var table = new int[scores.Width * Stride];
        for (int position = 0; position < scores.Width; position++)
        {
            for (int b = 0; b < Dna.BaseCount; b++)
            {
                table[position * Stride + b] = isReverse
                    ? scores[scores.Width - 1 - position, Dna.Complement((byte)b)]
                    : scores[position, b];
            }
            table[position * Stride + Dna.N] = NoScore;
        }
        return table;
    }
}
