using MlNetGenomics.Networks;

namespace MlNetGenomics.Onnx;

/// <summary>Networks to ONNX and back.</summary>
public static class NetworkOnnx
{
    /// <summary>The model as the bytes of an ONNX file.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">Input form, outputs and names; null for text in and predictions out.</param>
    /// <remarks>
    /// The leading dimension N (number of sequences) is symbolic; every other dimension of every input and output
    /// is fixed. Values are named after the layers that give them, constants after the network's parameters. The
    /// metadata (see <see cref="OnnxMetadataKeys"/>) holds what is needed to train on.
    /// <see cref="OnnxRowForm.Convert"/> makes of it what ML.NET can take as a component.
    /// </remarks>
    /// <exception cref="ArgumentException">Two inputs or outputs share a name.</exception>
    /// <exception cref="GenomicsException">A layer to show is not in the network.</exception>
    public static byte[] Export(NetworkModel model, NetworkExportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new NetworkGraphWriter(model, options ?? new NetworkExportOptions()).Write();
    }
}
