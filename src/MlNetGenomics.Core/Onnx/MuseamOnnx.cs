using MlNetGenomics.Networks.MuSeAM;

namespace MlNetGenomics.Onnx;

/// <summary>MuSeAM models to ONNX and back.</summary>
/// <remarks>
/// The network is one convolution with the kernels and, where both strands are scanned, their reverse
/// complements (a window of the reverse complement scores with a kernel as the window itself with the
/// kernel's reverse complement), the maximum over positions and strands, ReLU and a linear head.
/// max(0, max over sites) equals the maximum over sites of max(0, .), so that the order of ReLU and
/// maximum does not matter and ReLU touches F numbers instead of F (L - W + 1).
/// </remarks>
public static class MuseamOnnx
{
    /// <summary>The model as the bytes of an ONNX file.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">Input form, outputs and names; null for text in and the prediction out.</param>
    /// <remarks>
    /// The leading dimension N (number of sequences) is symbolic; every other dimension of every input
    /// and output is fixed. The metadata (see <see cref="OnnxMetadataKeys"/>) holds what is needed to
    /// train on.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// No output is asked for, two values share a name, or the number of motif names is not F.
    /// </exception>
    public static byte[] Export(MuseamModel model, MuseamExportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new MuseamGraphWriter(model, options ?? new MuseamExportOptions()).Write();
    }

    /// <summary>Reads a model that <see cref="Export"/> wrote with a head, in either form.</summary>
    /// <param name="path">The ONNX file.</param>
    /// <remarks>
    /// The kernels' free parameters come back as K = (LLR / scale + ln bg) / alpha: up to a constant for
    /// each position, which changes neither the probabilities nor any gradient.
    /// </remarks>
    /// <exception cref="GenomicsException">
    /// The file cannot be read or does not hold such a model; names the file.
    /// </exception>
    public static MuseamModel Import(string path) => Import(OnnxFile.ReadBytes(path), path);

    /// <summary>Reads a model that <see cref="Export"/> wrote with a head, in either form.</summary>
    /// <param name="bytes">The content of the ONNX file.</param>
    /// <param name="name">What to call the file in error messages.</param>
    /// <inheritdoc cref="Import(string)"/>
    public static MuseamModel Import(byte[] bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return OnnxFile.InOneLine(() => new MuseamGraphReader(OnnxFile.Parse(bytes, name), name).Read());
    }
}
