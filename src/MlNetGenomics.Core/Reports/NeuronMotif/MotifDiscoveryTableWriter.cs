using MlNetGenomics.Motifs;
using MlNetGenomics.Studies.MotifDiscovery;

namespace MlNetGenomics.Reports.NeuronMotif;

/// <summary>Neurons as methods see them, as a table: a row for each neuron and method.</summary>
public static class MotifDiscoveryTableWriter
{
    /// <summary>Writes the table.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="comparison">The neurons.</param>
    public static void Write(TextWriter writer, DiscoveryComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var table = new TableWriter(
            writer, "neuron", "channel", "method", "motifs", "consensus", "known", "factor", "pvalue", "qvalue", "score", "matched");
        foreach (DiscoveryNeuron neuron in comparison.Neurons)
        {
            foreach (DiscoveredMotif found in neuron.Motifs)
            {
                table.WriteRow(
                    neuron.Name,
                    neuron.Channel + 1,
                    MotifDiscoveryReport.Name(found.Method),
                    found.MotifCount,
                    found.Motif is null ? null : Consensus.Iupac(found.Motif),
                    found.Best?.Target.Name,
                    found.Best?.Target.AlternateName,
                    found.Best?.PValue,
                    found.QValue,
                    found.Score,
                    found.Hits.Count);
            }
        }
    }
}
