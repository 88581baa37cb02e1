namespace MlNetGenomics.Reports;

/// <summary>Means of scores that overlap along a genome and come sorted by their starts; written as soon as nothing more can come.</summary>
internal sealed class RunningMeans(TextWriter writer)
{
    private double[] _sums = [];
    private int[] _counts = [];
    private string _chromosome = "";
    private long _start;
    private int _length;

    /// <summary>Adds scores.</summary>
    /// <param name="chromosome">Name of the chromosome.</param>
    /// <param name="start">First base; not before that of the scores before these.</param>
    /// <param name="scores">A number a base.</param>
    public void Add(string chromosome, long start, ReadOnlySpan<float> scores)
    {
        if (chromosome != _chromosome)
            Finish();
        else
            WriteUntil(start);
        _chromosome = chromosome;
        if (_length == 0)
            _start = start;
        int offset = (int)(start - _start);
        Reserve(offset + scores.Length);
        for (int i = 0; i < scores.Length; i++)
        {
            _sums[offset + i] += scores[i];
            _counts[offset + i]++;
        }
    }

    /// <summary>Writes what is left.</summary>
    public void Finish() => WriteUntil(_start + _length);

    private void WriteUntil(long end)
    {
        int count = (int)Math.Min(_length, end - _start);
        for (int i = 0; i < count; i++)
        {
            writer.Write(FormattableString.Invariant($"{_chromosome}\t{_start + i}\t{_start + i + 1}\t"));
            writer.Write(TableWriter.Format((float)(_sums[i] / _counts[i])));
            writer.Write('\n');
        }
        _sums.AsSpan(count, _length - count).CopyTo(_sums);
        _counts.AsSpan(count, _length - count).CopyTo(_counts);
        _start += count;
        _length -= count;
    }

    private void Reserve(int length)
    {
        if (length <= _length)
            return;
        if (length > _sums.Length)
        {
            Array.Resize(ref _sums, 2 * length);
            Array.Resize(ref _counts, 2 * length);
        }
        _sums.AsSpan(_length, length - _length).Clear();
        _counts.AsSpan(_length, length - _length).Clear();
        _length = length;
    }
}
