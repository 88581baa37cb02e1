using System.Globalization;
using System.Text.Json.Nodes;
using MlNetGenomics.Networks;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Running;

/// <summary>A network, described for people and for the JSON file.</summary>
internal static class NetworkText
{
    private const int LineWidth = 80;
    private const string Gap = "  ";

    /// <summary>Writes what a network reads and predicts, and its layers, in lines that fit a terminal.</summary>
    public static void Write(TextWriter writer, Network network)
    {
        FieldText.Write(writer, "network", network.Name);
        FieldText.Write(writer, "sequences", Text($"{network.InputLength} bases"));
        FieldText.Write(
            writer, network.Tasks.Length == 1 ? "task" : Text($"{network.Tasks.Length} tasks"), Shown(network.Tasks));
        FieldText.Write(writer, "usual loss", Options.NetworkOptions.Name(OutputLoss.DefaultFor(network)));
        FieldText.Write(
            writer, "numbers", Text($"{network.ParameterCount:#,0}, of which {network.TrainableCount:#,0} are trained"));
        writer.WriteLine();
        WriteLayers(writer, NetworkTable.Of(network));
    }

    /// <summary>Adds the same to the JSON file's metrics.</summary>
    public static void Describe(JsonObject target, Network network)
    {
        target["network"] = network.Name;
        target["input_length"] = network.InputLength;
        target["tasks"] = new JsonArray([.. network.Tasks.Select(task => JsonValue.Create(task))]);
        target["network_parameters"] = network.ParameterCount;
        target["trainable_parameters"] = network.TrainableCount;
        target["layers"] = new JsonArray([.. NetworkTable.Of(network).Rows.Select(Describe)]);
    }

    private static JsonNode Describe(NetworkTableRow row) => new JsonObject
    {
        ["layer"] = row.Layer,
        ["type"] = row.Type,
        ["settings"] = row.Settings,
        ["input"] = new JsonArray(row.Input.Positions, row.Input.Channels),
        ["output"] = new JsonArray(row.Output.Positions, row.Output.Channels),
        ["parameters"] = row.ParameterCount,
        ["receptive_field"] = row.ReceptiveField.Width,
        ["step"] = row.ReceptiveField.Step,
    };

    private static void WriteLayers(TextWriter writer, NetworkTable network)
    {
        string[] heading = ["layer", "output", "numbers", "sees"];
        string[][] rows =
        [
            heading,
            .. network.Rows.Select(row => new[]
            {
                new string(' ', 2 * row.Depth) + row.Layer,
                row.Output.ToString(),
                Text($"{row.ParameterCount}"),
                Text($"{row.ReceptiveField.Width}"),
            }),
        ];
        int[] widths = [.. Enumerable.Range(0, heading.Length).Select(column => rows.Max(row => row[column].Length))];
        for (int i = 0; i < rows.Length; i++)
        {
            string line = string.Join(Gap, rows[i].Select((cell, column) =>
                column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column])));
            string settings = i == 0 ? "settings" : network.Rows[i - 1].Settings;
            writer.WriteLine(FieldText.Wrap(line + Gap, settings, LineWidth).TrimEnd());
        }
    }

    private static string Shown(IReadOnlyList<string> names)
    {
        const int Most = 24;
        return names.Count <= Most
            ? string.Join(", ", names)
            : Text($"{string.Join(", ", names.Take(Most))}, ... ({names.Count - Most} more)");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
