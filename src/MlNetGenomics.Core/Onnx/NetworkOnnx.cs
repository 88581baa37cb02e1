using MlNetGenomics.Networks;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx.Import;
using MlNetGenomics.Onnx.Proto;

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

    /// <summary>Reads a network from an ONNX file: one of ours, or of another program.</summary>
    /// <param name="path">The ONNX file.</param>
    /// <param name="outputName">
    /// The output that the network is to give; null for the only one, or the one named Score.
    /// </param>
    /// <remarks>
    /// <para>One input: text as we export it, or one-hot float [N, L, 4] or [N, 4, L] (bases in the order A, C, G, T)
    /// of a fixed length, in four dimensions too. Operators: Conv of one dimension, or of two where one is the bases
    /// or of size 1; BatchNormalization, or Mul and Add (Div, Sub) of constants; Relu, Exp, Sigmoid, Softplus; MaxPool,
    /// GlobalMaxPool, ReduceMax; Gemm, MatMul with Add; Dropout and Identity; Transpose, Reshape, Flatten, Squeeze,
    /// Unsqueeze, in any order of axes; Add of a track and what layers make of it; Concat or Max of what the same
    /// layers with the same weights make of the sequence and of its reverse complement (Slice or Gather that reverses
    /// positions and bases). Only what the output needs is read.</para>
    /// <para>What we exported comes back with the same numbers, bit for bit, and with all that training needs: layer
    /// names, penalties, dropout. A MuSeAM file becomes the network of its model, up to rounding. Of other programs'
    /// models tasks are named task1, task2, ... unless their metadata say otherwise.</para>
    /// </remarks>
    /// <exception cref="GenomicsException">
    /// The file cannot be read, is damaged, or holds something else; names the file, the node and the operator.
    /// </exception>
    public static NetworkModel Import(string path, string? outputName = null) =>
        Import(OnnxFile.ReadBytes(path), path, outputName);

    /// <summary>Reads a network from the content of an ONNX file: one of ours, or of another program.</summary>
    /// <param name="bytes">The content.</param>
    /// <param name="name">What to call the file in error messages.</param>
    /// <param name="outputName">
    /// The output that the network is to give; null for the only one, or the one named Score.
    /// </param>
    /// <inheritdoc cref="Import(string, string?)"/>
    public static NetworkModel Import(byte[] bytes, string name, string? outputName = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return OnnxFile.InOneLine(() =>
        {
            ModelProto model = OnnxFile.Parse(bytes, name);
            return OnnxModelInfo.ContentOf(OnnxFile.Metadata(model)) switch
            {
                OnnxContent.Museam => OfMuseam(new MuseamGraphReader(model, name).Read(), name),
                OnnxContent.Mutagenesis => throw new GenomicsException(
                    $"{name}: the file holds in-silico mutagenesis of a model, expected a network"),
                _ => new NetworkGraphReader(model, name).Read(outputName),
            };
        });
    }

    private static NetworkModel OfMuseam(MuseamModel model, string file)
    {
        try
        {
            return MuseamNetwork.Of(model);
        }
        catch (GenomicsException e)
        {
            throw new GenomicsException($"{file}: {e.Message}", e);
        }
    }
}
