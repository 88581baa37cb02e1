using System.Runtime.InteropServices;

namespace MlNetGenomics.Tracks;

/// <summary>Scores of one sequence while they are collected: pieces in the order they come, over one list of numbers.</summary>
/// <param name="source">What messages call the file.</param>
/// <param name="sequence">Name of the sequence.</param>
internal sealed class SequenceScores(string source, string sequence)
{
    private readonly List<Piece> _pieces = [];
    private float[] _scores = [];
    private int _count;

    /// <summary>Name of the sequence.</summary>
    public string Sequence => sequence;

    /// <summary>Adds a stretch, whose scores the caller fills in.</summary>
    public Span<float> Extend(long start, long end, int line)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        long length = end - start;
        if (length > Array.MaxLength - _count)
        {
            throw new GenomicsException(
                $"{source}, line {line}: {length} bases more make {sequence} longer than the {Array.MaxLength} that a track holds");
        }
        if (length == 0)
            return [];
        int offset = _count;
        _count += (int)length;
        if (_count > _scores.Length)
            Array.Resize(ref _scores, (int)Math.Min(Array.MaxLength, Math.Max(1024, Math.Max(_count, 2L * _scores.Length))));
        Span<Piece> pieces = CollectionsMarshal.AsSpan(_pieces);
        if (pieces.Length > 0 && pieces[^1].End == start)
            pieces[^1] = pieces[^1] with { Length = _count - pieces[^1].Offset, LastLine = line };
        else
            _pieces.Add(new Piece(start, offset, _count - offset, line, line));
        return _scores.AsSpan(offset, (int)length);
    }

    /// <summary>All of it in order.</summary>
    public TrackRun[] ToRuns(OverlapRule overlaps)
    {
        Array.Resize(ref _scores, _count);
        _pieces.Sort((x, y) => (x.Start, x.FirstLine).CompareTo((y.Start, y.FirstLine)));
        var runs = new List<TrackRun>();
        for (int first = 0; first < _pieces.Count;)
        {
            long end = _pieces[first].End;
            bool isOverlapping = false;
            int next = first + 1;
            // Pieces that touch or overlap become one run.
            for (; next < _pieces.Count && _pieces[next].Start <= end; next++)
            {
                if (_pieces[next].Start < end)
                {
                    isOverlapping = true;
                    if (overlaps == OverlapRule.Refuse)
                        throw Overlap(first, next);
                }
                end = Math.Max(end, _pieces[next].End);
            }
            runs.Add(Run(first, next, end, isOverlapping));
            first = next;
        }
        return [.. runs];
    }

    private TrackRun Run(int first, int next, long end, bool isOverlapping)
    {
        Piece only = _pieces[first];
        if (next == first + 1)
            return new TrackRun(only.Start, _scores.AsMemory(only.Offset, only.Length));
        var run = new float[end - only.Start];
        if (isOverlapping)
        {
            var sums = new double[run.Length];
            var counts = new int[run.Length];
            for (int i = first; i < next; i++)
            {
                int start = (int)(_pieces[i].Start - only.Start);
                ReadOnlySpan<float> scores = _scores.AsSpan(_pieces[i].Offset, _pieces[i].Length);
                for (int j = 0; j < scores.Length; j++)
                {
                    sums[start + j] += scores[j];
                    counts[start + j]++;
                }
            }
            for (int i = 0; i < run.Length; i++)
                run[i] = (float)(sums[i] / counts[i]);
        }
        else
        {
            for (int i = first; i < next; i++)
            {
                _scores.AsSpan(_pieces[i].Offset, _pieces[i].Length)
                    .CopyTo(run.AsSpan((int)(_pieces[i].Start - only.Start)));
            }
        }
        return new TrackRun(only.Start, run);
    }

    /// <summary>The first base of a piece is in one before it too.</summary>
    private GenomicsException Overlap(int first, int second)
    {
        Piece other = _pieces[second];
        Piece one = _pieces.GetRange(first, second - first).First(piece => piece.End > other.Start);
        string lines = one.FirstLine == one.LastLine ? $"line {one.FirstLine}" : $"lines {one.FirstLine} to {one.LastLine}";
        return new GenomicsException(
            $"{source}, line {other.FirstLine}: base {other.Start} of {sequence} (from 0) has a score in {lines} too");
    }

    /// <summary>A stretch whose scores came one after the other.</summary>
    private readonly record struct Piece(long Start, int Offset, int Length, int FirstLine, int LastLine)
    {
        public long End => Start + Length;
    }
}
