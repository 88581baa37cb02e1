using MlNetGenomics;
using MlNetGenomics.Motifs;
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

    /// <summary>
    /// Turns DNA text into the best score of each motif over all windows, log-odds in bits: Vector&lt;Single, M&gt;,
    /// slots named after the motifs. Features for any trainer.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">Name of the column to make.</param>
    /// <param name="inputColumnName">
    /// Name of the text column to read, A, C, G, T and N in either case; null for the same name. Sequences may differ in
    /// length; one that is shorter than a motif is an error when it is read.
    /// </param>
    /// <param name="motifs">The M motifs, at least one.</param>
    /// <param name="bothStrands">Whether the reverse strand is scanned too.</param>
    /// <param name="pseudocount">Count added to each column of a motif in all; 0 or more.</param>
    /// <param name="background">How often each base occurs by chance; null for a quarter each.</param>
    /// <example>
    /// A classifier on the motifs of a file, FastTree from the package Microsoft.ML.FastTree:
    /// <code>
    /// var pipeline = mlContext.Transforms.ScanMotifs("Features", "Sequence", "jaspar.meme")
    ///     .Append(mlContext.BinaryClassification.Trainers.FastTree("IsBound"));
    /// var model = pipeline.Fit(data);
    /// </code>
    /// </example>
    /// <exception cref="GenomicsException">
    /// There is no motif, or one has a probability of 0 and there is no pseudocount.
    /// </exception>
    /// <exception cref="ArgumentException">A name is empty, or the pseudocount is out of range.</exception>
    public static MotifScanEstimator ScanMotifs(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName,
        IReadOnlyList<PositionProbabilityMatrix> motifs,
        bool bothStrands = true,
        double pseudocount = 0.1,
        BaseBackground? background = null) =>
        ScanMotifs(catalog, new MotifScanOptions
        {
            OutputColumnName = outputColumnName,
            InputColumnName = inputColumnName,
            Motifs = motifs,
            BothStrands = bothStrands,
            Pseudocount = pseudocount,
            Background = background ?? BaseBackground.Uniform,
        });

    /// <summary>Turns DNA text into the best score of each motif of a file.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">Name of the column to make.</param>
    /// <param name="inputColumnName">Name of the text column to read; null for the same name.</param>
    /// <param name="motifFile">A MEME or JASPAR file, plain or gzip. It is read at once.</param>
    /// <param name="bothStrands">Whether the reverse strand is scanned too.</param>
    /// <param name="pseudocount">Count added to each column of a motif in all; 0 or more.</param>
    /// <param name="background">
    /// How often each base occurs by chance; null for a quarter each, whatever the file says.
    /// </param>
    /// <inheritdoc cref="ScanMotifs(TransformsCatalog, string, string?, IReadOnlyList{PositionProbabilityMatrix}, bool, double, BaseBackground?)" path="/example"/>
    /// <exception cref="GenomicsException">
    /// The file cannot be read or is in neither format (names the line), or has no motifs.
    /// </exception>
    /// <exception cref="ArgumentException">A name is empty, or the pseudocount is out of range.</exception>
    public static MotifScanEstimator ScanMotifs(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName,
        string motifFile,
        bool bothStrands = true,
        double pseudocount = 0.1,
        BaseBackground? background = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(motifFile);
        return ScanMotifs(
            catalog, outputColumnName, inputColumnName, MotifReader.Read(motifFile).Motifs, bothStrands, pseudocount,
            background);
    }

    /// <summary>Turns DNA text into the best score of each motif.</summary>
    /// <exception cref="GenomicsException">
    /// There is no motif, or one has a probability of 0 and there is no pseudocount.
    /// </exception>
    /// <exception cref="ArgumentException">A name is empty, or a setting is out of range.</exception>
    public static MotifScanEstimator ScanMotifs(this TransformsCatalog catalog, MotifScanOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new MotifScanEstimator(options);
    }
}
