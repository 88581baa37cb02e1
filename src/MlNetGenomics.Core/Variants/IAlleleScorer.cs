namespace MlNetGenomics.Variants;

/// <summary>Predicts for both alleles of variants.</summary>
public interface IAlleleScorer
{
    /// <summary>Names of what is predicted.</summary>
    IReadOnlyList<string> Tasks { get; }

    /// <summary>L, bases of a sequence.</summary>
    int Length { get; }

    /// <summary>Names of the model's kernels, of which changes are told; null where it has none.</summary>
    IReadOnlyList<string>? Kernels { get; }

    /// <summary>Predicts.</summary>
    /// <param name="pairs">Pairs of sequences of length L.</param>
    /// <param name="cancellation">Stops early.</param>
    AlleleScores Score(AllelePairs pairs, CancellationToken cancellation = default);
}
