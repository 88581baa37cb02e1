using MlNetGenomics.Sequences;

namespace MlNetGenomics.Cli.Scoring;

/// <summary>Reads sequences in batches of bounded size, each of one length.</summary>
/// <param name="reader">Where they come from.</param>
/// <param name="source">What messages call it.</param>
/// <param name="length">Bases that each must have, or null for any.</param>
/// <param name="maximumBases">Bases of a batch of more than one sequence, at most.</param>
/// <param name="range">The sequences to take, the first, from 0, and one past the last; null for all.</param>
internal sealed class SequenceBatches(
    FastaReader reader, string source, int? length, int maximumBases = 1 << 24, (long First, long End)? range = null)
{
    private const int MaximumCount = 8192;

    private bool _isAhead;

    /// <summary>All that are left.</summary>
    /// <param name="first">One that was read already, to come before them; null for none.</param>
    public IEnumerable<SequenceSet> After(SequenceSet? first)
    {
        for (SequenceSet? batch = first; batch is not null; batch = Next())
            yield return batch;
    }

    /// <summary>The next batch; null at the end.</summary>
    /// <exception cref="GenomicsException">
    /// A sequence is not of the model's length, or the file is not good FASTA.
    /// </exception>
    public SequenceSet? Next()
    {
        var batch = new SequenceSetBuilder();
        int bases = 0;
        int first = -1;
        while (_isAhead || reader.Read())
        {
            if (range is { } part && !_isAhead)
            {
                if (reader.Record <= part.First)
                    continue;
                if (reader.Record > part.End)
                    break;
            }
            int found = reader.Codes.Length;
            if (length is { } expected && found != expected)
            {
                throw new GenomicsException(
                    $"{source}: record {reader.Record} ({reader.Name}) has {found} bases, the model is for {expected}");
            }
            _isAhead = batch.Count > 0
                && (found != first || batch.Count == MaximumCount || bases + found > maximumBases);
            if (_isAhead)
                return batch.Build();
            first = found;
            bases += found;
            batch.Add(reader.Name, reader.Codes);
        }
        return batch.Count > 0 ? batch.Build() : null;
    }
}
