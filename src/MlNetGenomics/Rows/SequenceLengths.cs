namespace MlNetGenomics.Rows;

/// <summary>Which lengths of sequences can be scored.</summary>
/// <param name="Least">Fewest bases.</param>
/// <param name="Most">Most bases.</param>
/// <param name="Reason">What a message says of it after the number of bases found.</param>
internal sealed record SequenceLengths(int Least, int Most, string Reason)
{
    /// <summary>One length only, that of a model.</summary>
    public static SequenceLengths Exactly(int length) => new(length, length, $"the model is for {length}");

    /// <summary>Fails unless a row's sequence has such a length.</summary>
    /// <exception cref="GenomicsException">It has another one; names column and row.</exception>
    public void Require(int length, string column, long position)
    {
        if (length < Least || length > Most)
            throw new GenomicsException($"column {column}, row {position + 1} has {length} bases, {Reason}");
    }
}
