using MlNetGenomics.Networks.MuSeAM;

namespace MlNetGenomics.Reports;

/// <summary>Writes the motifs of a model as a table.</summary>
public static class MuseamMotifTableWriter
{
    /// <summary>Columns kernel, role, head_weight, icp (bits), consensus; strongest first.</summary>
    public static void Write(TextWriter writer, MuseamMotifTable motifs)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(motifs);
        var table = new TableWriter(writer, "kernel", "role", "head_weight", "icp", "consensus");
        foreach (MuseamMotif row in motifs.Rows)
        {
            string role = row.Role.ToString().ToLowerInvariant();
            // The weight is a single-precision number: written as one it is short and still exact.
            table.WriteRow(row.Motif.Name, role, (float)row.HeadWeight, row.InformationPerPosition, row.Consensus);
        }
    }
}
