using Microsoft.ML;
using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;
using MlNetGenomics.Transforms;

namespace MlNetGenomics.Comparison;

/// <summary>What a baseline makes of a sequence: numbers, as many for each.</summary>
/// <param name="Make">
/// Makes the estimator, given a context, the column to make, the text column to read, and the bases of a sequence.
/// </param>
internal sealed record SequenceFeatures(Func<MLContext, string, string, int, IEstimator<ITransformer>> Make)
{
    /// <summary>Counts of k-mers.</summary>
    /// <param name="pattern">What makes a k-mer.</param>
    /// <param name="canonical">Whether a k-mer and its reverse complement are counted together.</param>
    public static SequenceFeatures Kmers(KmerPattern pattern, bool canonical)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return new SequenceFeatures((context, output, input, _) => context.Transforms.CountKmers(new KmerCountOptions
        {
            OutputColumnName = output,
            InputColumnName = input,
            Pattern = pattern,
            Canonical = canonical,
        }));
    }

    /// <summary>Best scores of known motifs, on either strand; of those that fit into a sequence.</summary>
    /// <param name="motifs">The motifs.</param>
    public static SequenceFeatures BestScores(IReadOnlyList<PositionProbabilityMatrix> motifs)
    {
        ArgumentNullException.ThrowIfNull(motifs);
        return new SequenceFeatures((context, output, input, length) => context.Transforms.ScanMotifs(new MotifScanOptions
        {
            OutputColumnName = output,
            InputColumnName = input,
            Motifs = Fitting(motifs, length),
        }));
    }

    private static PositionProbabilityMatrix[] Fitting(IReadOnlyList<PositionProbabilityMatrix> motifs, int length)
    {
        PositionProbabilityMatrix[] fitting = [.. motifs.Where(motif => motif.Width <= length)];
        return fitting.Length > 0
            ? fitting
            : throw new GenomicsException($"none of {motifs.Count} motifs fits into {length} bases");
    }
}
