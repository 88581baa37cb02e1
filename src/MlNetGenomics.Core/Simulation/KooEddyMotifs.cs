using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;

namespace MlNetGenomics.Simulation;

/// <summary>
/// The motifs that Koo and Eddy planted (2019, doi:10.1371/journal.pcbi.1007560, Methods, "Synthetic dataset").
/// </summary>
public static class KooEddyMotifs
{
    /// <summary>The 12 transcription factors, in the order of their tasks.</summary>
    public static IReadOnlyList<string> Names => Architectures.KooEddyTasks;

    /// <summary>
    /// Finds the motif of each factor, in the order of <see cref="Names"/>: the first whose second name, or else whose
    /// name, is the factor's in either case. JASPAR's core vertebrates have all.
    /// </summary>
    /// <param name="motifs">A motif file's contents.</param>
    /// <exception cref="GenomicsException">Factors have no motif; names them.</exception>
    public static IReadOnlyList<PositionProbabilityMatrix> Select(MotifSet motifs)
    {
        ArgumentNullException.ThrowIfNull(motifs);
        PositionProbabilityMatrix?[] found = [.. Names.Select(name => Find(name, motifs.Motifs))];
        string[] missing = [.. Names.Where((_, i) => found[i] is null)];
        return missing.Length == 0
            ? [.. found.OfType<PositionProbabilityMatrix>()]
            : throw new GenomicsException(
                $"no motif of {string.Join(", ", missing)} among {motifs.Motifs.Count}; those of " +
                $"{string.Join(", ", Names)} are expected");
    }

    private static PositionProbabilityMatrix? Find(string name, IReadOnlyList<PositionProbabilityMatrix> motifs) =>
        motifs.FirstOrDefault(motif => motif.AlternateName.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? motifs.FirstOrDefault(motif => motif.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
