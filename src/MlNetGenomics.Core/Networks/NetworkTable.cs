using MlNetGenomics.Networks.Json;

namespace MlNetGenomics.Networks;

/// <summary>A network, layer by layer, as people look at it.</summary>
public sealed class NetworkTable
{
    private readonly NetworkTableRow[] _rows;

    private NetworkTable(NetworkTableRow[] rows)
    {
        _rows = rows;
    }

    /// <summary>The layers in running order, those within others before the layer that holds them.</summary>
    public IReadOnlyList<NetworkTableRow> Rows => _rows;

    /// <summary>Makes the table of a network.</summary>
    public static NetworkTable Of(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new NetworkTable([.. network.Steps.Select(Row)]);
    }

    private static NetworkTableRow Row(NetworkStep step) => new(
        step.Name,
        step.Depth,
        step.Layer.Kind,
        string.Join(", ", LayerFields.Of(step.Layer).Select(field => $"{field.Name} {field.Text}")),
        step.Input,
        step.Output,
        step.Parameters.Sum(parameter => parameter.Length),
        step.ReceptiveField);
}
