using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;

namespace MlNetGenomics.Reports;

/// <summary>Writes motif matches as a table.</summary>
public static class TomtomTableWriter
{
    /// <summary>
    /// The columns of the MEME Suite's Tomtom: Query_ID, Target_ID, Optimal_offset, p-value, E-value, q-value, Overlap,
    /// Query_consensus, Target_consensus (of the target as it matches), Orientation (+ or -).
    /// </summary>
    public static void Write(TextWriter writer, IReadOnlyList<TomtomResult> results)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(results);
        var table = new TableWriter(
            writer,
            "Query_ID",
            "Target_ID",
            "Optimal_offset",
            "p-value",
            "E-value",
            "q-value",
            "Overlap",
            "Query_consensus",
            "Target_consensus",
            "Orientation");
        foreach (TomtomResult result in results)
        {
            string consensus = Consensus.MostProbable(result.Query);
            foreach (TomtomMatch match in result.Matches)
            {
                table.WriteRow(
                    result.Query.Name,
                    match.Target.Name,
                    match.Offset,
                    match.PValue,
                    match.EValue,
                    match.QValue,
                    match.Overlap,
                    consensus,
                    Consensus.MostProbable(match.OrientedTarget),
                    match.ReverseComplement ? "-" : "+");
            }
        }
    }
}
