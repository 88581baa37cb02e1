using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.Regulators;

namespace MlNetGenomics.Reports;

/// <summary>Writes kernels with their transcription factors as a table.</summary>
public static class RegulatorTableWriter
{
    /// <summary>
    /// Columns kernel, tf, head_weight, role, strength, icp (bits), consensus, and of the match motif, p-value, E-value, q-value,
    /// overlap, orientation; strongest first. The consensus is in the kernel's own orientation.
    /// </summary>
    public static void Write(TextWriter writer, RegulatorTable regulators)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(regulators);
        var table = new TableWriter(
            writer, "kernel", "tf", "head_weight", "role", "strength", "icp", "consensus", "motif", "p-value", "E-value",
            "q-value", "overlap", "orientation");
        foreach (Regulator row in regulators.Rows)
        {
            TomtomMatch? match = row.Match;
            table.WriteRow(
                row.Kernel.Motif.Name,
                row.Factor,
                // Single-precision numbers: written as such they are short and still exact.
                (float)row.Kernel.HeadWeight,
                row.Kernel.Role.ToString().ToLowerInvariant(),
                (float)row.Strength,
                row.Kernel.InformationPerPosition,
                row.Kernel.Consensus,
                match?.Target.Name,
                match?.PValue,
                match?.EValue,
                match?.QValue,
                match?.Overlap,
                match is null ? null : match.ReverseComplement ? "-" : "+");
        }
    }
}
