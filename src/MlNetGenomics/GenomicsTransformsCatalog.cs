using MlNetGenomics;
using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;
using MlNetGenomics.Transforms;

namespace Microsoft.ML;

/// <summary>Transforms of DNA sequences.</summary>
public static partial class GenomicsTransformsCatalog
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

    /// <summary>
    /// Turns DNA text into counts of all k-mers: Vector&lt;Single&gt; of 4^k, slots named after the k-mers, in the order
    /// of the alphabet. Features for any trainer.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">Name of the column to make.</param>
    /// <param name="inputColumnName">
    /// Name of the text column to read, A, C, G, T and N in either case; null for the same name. Sequences may differ in
    /// length; a window with an N counts nothing, and one that is shorter than the window is all zeros.
    /// </param>
    /// <param name="k">
    /// Bases of a k-mer, 1 to 12. Vectors are dense up to 8, and sparse above, where they cannot be saved.
    /// </param>
    /// <param name="canonical">
    /// Whether a k-mer and its reverse complement are counted together, under the name that comes first.
    /// </param>
    /// <param name="gap">
    /// Positions in the middle of the window that do not count: ACG...TTA of k = 6 and a gap of 3 is called ACGNNNTTA.
    /// </param>
    /// <remarks>
    /// Counts are not normalized. A step of gradient descent on them overshoots where its rate is more than about 1 / L
    /// of L bases, as a row's squares add up to L or more.
    /// </remarks>
    /// <example>
    /// Boosted trees on 6-mers of both strands, FastTree from the package Microsoft.ML.FastTree:
    /// <code>
    /// var pipeline = mlContext.Transforms.CountKmers("Features", "Sequence", k: 6, canonical: true)
    ///     .Append(mlContext.Regression.Trainers.FastTree());
    /// var model = pipeline.Fit(data);
    /// </code>
    /// </example>
    /// <exception cref="GenomicsException">
    /// Canonical k-mers of odd k with a gap, whose halves change places on the other strand.
    /// </exception>
    /// <exception cref="ArgumentException">A name is empty, or k or the gap is out of range.</exception>
    public static KmerCountEstimator CountKmers(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        int k = 6,
        bool canonical = false,
        int gap = 0) =>
        CountKmers(catalog, new KmerCountOptions
        {
            OutputColumnName = outputColumnName,
            InputColumnName = inputColumnName,
            Pattern = KmerPattern.Gapped(k, gap),
            Canonical = canonical,
        });

    /// <summary>Turns DNA text into counts of all gapped k-mers of a mask.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">Name of the column to make.</param>
    /// <param name="inputColumnName">Name of the text column to read; null for the same name.</param>
    /// <param name="mask">
    /// One letter a position of the window: 1 for bases that count, 1 to 12 of them, and 0 for others: 111000111.
    /// </param>
    /// <param name="canonical">
    /// Whether a k-mer and its reverse complement are counted together; the mask must read the same backwards.
    /// </param>
    /// <exception cref="GenomicsException">
    /// The mask is none (says what is wrong), or not symmetric where k-mers are canonical.
    /// </exception>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public static KmerCountEstimator CountKmers(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName,
        string mask,
        bool canonical = false) =>
        CountKmers(catalog, new KmerCountOptions
        {
            OutputColumnName = outputColumnName,
            InputColumnName = inputColumnName,
            Pattern = KmerPattern.Parse(mask),
            Canonical = canonical,
        });

    /// <summary>Turns DNA text into counts, or frequencies, of k-mers.</summary>
    /// <exception cref="GenomicsException">Canonical k-mers of a mask that is not symmetric.</exception>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public static KmerCountEstimator CountKmers(this TransformsCatalog catalog, KmerCountOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new KmerCountEstimator(options);
    }
}
