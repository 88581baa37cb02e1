using MlNetGenomics.Networks;

namespace MlNetGenomics.Reports;

/// <summary>Writes a network, layer by layer, as a table.</summary>
public static class NetworkTableWriter
{
    /// <summary>
    /// Columns layer, type, settings, input and output (positions x channels), parameters, receptive_field
    /// (bases that an output position sees) and step (bases from one position to the next, 0 for a vector).
    /// </summary>
    public static void Write(TextWriter writer, NetworkTable network)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(network);
        var table = new TableWriter(
            writer, "layer", "type", "settings", "input", "output", "parameters", "receptive_field", "step");
        foreach (NetworkTableRow row in network.Rows)
        {
            table.WriteRow(
                row.Layer,
                row.Type,
                row.Settings,
                row.Input.ToString(),
                row.Output.ToString(),
                row.ParameterCount,
                row.ReceptiveField.Width,
                row.ReceptiveField.Step);
        }
    }
}
