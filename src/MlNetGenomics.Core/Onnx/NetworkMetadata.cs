using System.Buffers.Binary;
using System.Globalization;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Onnx;

/// <summary>What an exported network says about itself, as metadata properties.</summary>
internal static class NetworkMetadata
{
    public static void Write(OnnxGraphBuilder builder, NetworkModel model)
    {
        Network network = model.Network;
        builder
            .Metadata(OnnxMetadataKeys.Architecture, network.Name)
            .Metadata(OnnxMetadataKeys.Tasks, OnnxMetadataReader.NamesText(network.Tasks))
            .Metadata(OnnxMetadataKeys.InputLength, network.InputLength.ToString(CultureInfo.InvariantCulture))
            .Metadata(OnnxMetadataKeys.LabelTransform, model.LabelTransform.ToString())
            .Metadata(OnnxMetadataKeys.Network, NetworkJson.Write(network));
        foreach (NetworkParameter parameter in network.Steps
            .Where(step => step.Layer is MultinomialConvolution).SelectMany(step => step.Parameters))
            builder.Metadata(ValuesKey(parameter), ToText(model[parameter]));
    }

    /// <summary>Numbers that only the metadata hold.</summary>
    /// <exception cref="GenomicsException">They are missing, or not as many as the array has.</exception>
    public static float[] Values(OnnxMetadataReader metadata, NetworkParameter parameter)
    {
        string key = ValuesKey(parameter);
        string text = metadata.Required(key);
        // Base64: four letters for three bytes. Anything else would not be decoded into the array.
        var bytes = new byte[(text.Length / 4 + 1) * 3];
        if (!Convert.TryFromBase64String(text, bytes, out int count) || count != parameter.Length * sizeof(float))
            throw metadata.Wrong(key, text, $"{parameter.Length} numbers in Base64");
        var values = new float[parameter.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
        return values;
    }

    private static string ValuesKey(NetworkParameter parameter) => $"{OnnxMetadataKeys.Values}.{parameter.Name}";

    private static string ToText(ReadOnlySpan<float> values)
    {
        var bytes = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        return Convert.ToBase64String(bytes);
    }
}
