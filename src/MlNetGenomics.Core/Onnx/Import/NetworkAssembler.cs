using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Training;

namespace MlNetGenomics.Onnx.Import;

/// <summary>Makes a network of the layers that were found, under the names that the file has for it.</summary>
internal sealed class NetworkAssembler(OnnxMetadataReader metadata, string file)
{
    /// <summary>The network that gives a track.</summary>
    /// <param name="track">The track.</param>
    /// <param name="output">Name of the output that it is.</param>
    /// <param name="isScore">Whether it is what the metadata speak of.</param>
    public NetworkModel Assemble(TrackValue track, string output, bool isScore)
    {
        TracedLayer last = EndAsVector(track, output);
        if (last.Start.IsReverse)
            throw new GenomicsException($"{file}: the model reads only the reverse complement of the sequence");
        List<TracedLayer> layers = last.After(last.Start)!;
        int taskCount = last.Output.Channels;
        LabelTransform transform = metadata.Has(OnnxMetadataKeys.LabelTransform)
            ? metadata.Choice<LabelTransform>(OnnxMetadataKeys.LabelTransform)
            : LabelTransform.None;
        NetworkModel model;
        try
        {
            var network = new Network(
                Name(), last.Start.Output.Positions, LayerSequence.Create([.. layers.Select(layer => layer.Layer!)]),
                isScore ? Tasks(taskCount) : NumberedTasks(taskCount));
            model = new NetworkModel(network, Values(layers, network.ParameterCount), transform);
        }
        catch (GenomicsException e)
        {
            throw new GenomicsException($"{file}: {e.Message}", e);
        }
        return isScore && metadata.Has(OnnxMetadataKeys.Network)
            ? new DescribedNetwork(metadata, file).Describe(model)
            : model;
    }

    private TracedLayer EndAsVector(TrackValue track, string output)
    {
        AxisPart[] whole = TrackLayout.Whole(track.Shape);
        bool isVector = track.Shape.Positions == 1 || track.Layout.WholeAxis(track.Shape) >= 0;
        // Anything else in an axis is another order, or a track.
        bool isOrdered = track is { IsMirrored: false, HasChannelsReversed: false }
            && track.Layout.Axes.All(axis => axis.Length == 0 || axis.SequenceEqual(whole));
        if (!isVector || !isOrdered)
        {
            throw new GenomicsException(
                $"{file}: output {output} is a track of {track.Shape} (positions x channels), expected one number "
                + "a task");
        }
        return track.Shape.Positions > 1 ? track.Chain.Append(new Flatten()) : track.Chain;
    }

    private static float[] Values(List<TracedLayer> layers, int count)
    {
        var values = new float[count];
        int end = 0;
        foreach (float[] array in layers.SelectMany(layer => layer.Values))
        {
            array.CopyTo(values, end);
            end += array.Length;
        }
        return values;
    }

    private string Name()
    {
        string name = metadata.Has(OnnxMetadataKeys.Architecture)
            ? metadata.Required(OnnxMetadataKeys.Architecture)
            : Path.GetFileNameWithoutExtension(file);
        return Network.IsName(name) ? name : "imported";
    }

    private IEnumerable<string> Tasks(int count) =>
        metadata.Has(OnnxMetadataKeys.Tasks) && metadata.Names(OnnxMetadataKeys.Tasks) is { } names
        && names.Count == count && names.All(Network.IsName) && names.Distinct().Count() == count
            ? names
            : NumberedTasks(count);

    private static IEnumerable<string> NumberedTasks(int count) =>
        Enumerable.Range(1, count).Select(number => $"task{number}");
}
