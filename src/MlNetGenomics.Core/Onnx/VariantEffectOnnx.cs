using MlNetGenomics.Networks;

namespace MlNetGenomics.Onnx;

/// <summary>
/// What an allele does to a model's predictions as an ONNX graph: two sequences in, prediction for the second less that for
/// the first out. The model is in the graph once, and scores both in one batch.
/// </summary>
public static class VariantEffectOnnx
{
    /// <summary>What the graph's metadata call it.</summary>
    public const string Architecture = "variant_effect";

    /// <summary>Effects on a network's predictions.</summary>
    /// <param name="model">The network.</param>
    /// <param name="options">Names and tasks; null for the usual ones and all tasks.</param>
    /// <returns>The bytes of an ONNX file.</returns>
    /// <exception cref="ArgumentException">Inputs or output share a name.</exception>
    /// <exception cref="GenomicsException">The network has no such task.</exception>
    public static byte[] Export(NetworkModel model, VariantEffectExportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        byte[] graph = NetworkOnnx.Export(model, new NetworkExportOptions { InputForm = OnnxInputForm.OneHot });
        return Write(MutatedModel.Read(graph, model.Network.Name, null), $"network {model.Network.Name}", options);
    }

    /// <summary>
    /// Effects on the predictions of the model in the content of an ONNX file: any that <see cref="NetworkOnnx"/> reads, or
    /// whose one input is one-hot float [N, L, 4] or [N, 4, L] and whose output is float [N, T].
    /// </summary>
    /// <param name="bytes">The content.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <param name="options">Names and tasks; null for the usual ones and all tasks.</param>
    /// <exception cref="ArgumentException">Inputs or output share a name.</exception>
    /// <exception cref="GenomicsException">The model is not such a one (says why), or has no such task.</exception>
    public static byte[] Export(byte[] bytes, string name, VariantEffectExportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        NetworkModel network;
        try
        {
            network = NetworkOnnx.Import(bytes, name, options?.ModelOutput);
        }
        catch (GenomicsException)
        {
            return OnnxFile.InOneLine(() => Write(MutatedModel.Read(bytes, name, options?.ModelOutput), name, options));
        }
        return Export(network, options);
    }

    private static byte[] Write(MutatedModel model, string what, VariantEffectExportOptions? options)
    {
        options ??= new VariantEffectExportOptions();
        int[] tasks = [.. MutagenesisOnnx.TaskNumbers(what, model.Tasks, options.Tasks)];
        return new VariantEffectGraphWriter(model, tasks, options).Write();
    }
}
