using MlNetGenomics.Sequences;
using MlNetGenomics.Transforms;

namespace Microsoft.ML;

/// <summary>Transforms of DNA sequences.</summary>
public static class GenomicsTransformsCatalog
{
    /// <summary>
    /// Turns DNA text into one-hot matrices: Vector&lt;Single&gt; of dimensions (L, 4), or (2, L, 4) for both
    /// strands, bases in the order A, C, G, T.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">Name of the column to make.</param>
    /// <param name="inputColumnName">Name of the text column to read; null for the same name.</param>
    /// <param name="sequenceLength">L; null to learn it from the data.</param>
    /// <param name="bothStrands">Whether the matrix of the reverse complement follows that of the sequence.</param>
    /// <param name="unknownBase">What N, and padding, becomes.</param>
    /// <param name="ambiguity">What to do with IUPAC letters other than A, C, G, T, N.</param>
    /// <param name="padShorter">Whether shorter sequences are padded at the end rather than an error.</param>
    public static SequenceOneHotEstimator OneHotEncodeSequence(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        int? sequenceLength = null,
        bool bothStrands = false,
        UnknownBaseEncoding unknownBase = UnknownBaseEncoding.Zero,
        AmbiguityPolicy ambiguity = AmbiguityPolicy.Reject,
        bool padShorter = false) =>
        OneHotEncodeSequence(catalog, new SequenceOneHotOptions
        {
            OutputColumnName = outputColumnName,
            InputColumnName = inputColumnName,
            SequenceLength = sequenceLength,
            BothStrands = bothStrands,
            UnknownBase = unknownBase,
            Ambiguity = ambiguity,
            PadShorter = padShorter,
        });

    /// <summary>Turns DNA text into one-hot matrices.</summary>
    public static SequenceOneHotEstimator OneHotEncodeSequence(
        this TransformsCatalog catalog, SequenceOneHotOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new SequenceOneHotEstimator(options);
    }
}
