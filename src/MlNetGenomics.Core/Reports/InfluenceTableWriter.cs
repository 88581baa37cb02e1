using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Regulators;

namespace MlNetGenomics.Reports;

/// <summary>Writes influence and importance as tables.</summary>
public static class InfluenceTableWriter
{
    /// <summary>
    /// Columns rank, kernel, tf, head_weight, role, influence, share (of the whole model's mean squared error), occurrences
    /// (sequences with a site); the most influential first.
    /// </summary>
    public static void Write(TextWriter writer, InfluenceTable influence)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(influence);
        var table = new TableWriter(writer, "rank", "kernel", "tf", "head_weight", "role", "influence", "share", "occurrences");
        for (int i = 0; i < influence.Rows.Count; i++)
        {
            KernelInfluence row = influence.Rows[i];
            table.WriteRow(
                i + 1,
                row.Regulator.Kernel.Motif.Name,
                row.Regulator.Factor,
                (float)row.Regulator.Kernel.HeadWeight,
                row.Regulator.Kernel.Role.ToString().ToLowerInvariant(),
                row.Influence,
                row.Influence / influence.MeanSquaredError,
                row.Occurrences);
        }
    }

    /// <summary>A row a sequence: name, then the importance of every kernel for it.</summary>
    public static void WriteImportance(TextWriter writer, IReadOnlyList<string> names, KernelImportance importance)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(importance);
        var table = new TableWriter(writer, ["name", .. Enumerable.Range(0, importance.KernelCount).Select(MuseamMotifs.Name)]);
        var cells = new object?[importance.KernelCount + 1];
        for (int sequence = 0; sequence < importance.SequenceCount; sequence++)
        {
            cells[0] = names[sequence];
            for (int kernel = 0; kernel < importance.KernelCount; kernel++)
                cells[kernel + 1] = (float)importance[sequence][kernel];
            table.WriteRow(cells);
        }
    }
}
