using MlNetGenomics.Motifs.Scan;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Onnx;

/// <summary>
/// The best score of every motif in one row of DNA text as an ONNX graph, for ML.NET: what
/// <see cref="MotifScanner.BestScores"/> gives. Sequences may be of any length from the widest motif's on; one that is
/// shorter is an error of ONNX Runtime.
/// </summary>
public static class MotifScanOnnx
{
    /// <summary>What the graph's metadata call it.</summary>
    public const string Architecture = "motif_scan";

    /// <summary>An ONNX model: string [1, 1] to float [M], log-odds in bits, slots named after the motifs.</summary>
    /// <param name="scanner">The motifs, and how they become weights.</param>
    /// <param name="ambiguity">What to do with IUPAC letters other than A, C, G, T, N.</param>
    /// <param name="inputName">Name of the input.</param>
    /// <param name="outputName">Name of the output.</param>
    /// <returns>The bytes of an ONNX file.</returns>
    public static byte[] Export(MotifScanner scanner, AmbiguityPolicy ambiguity, string inputName, string outputName)
    {
        ArgumentNullException.ThrowIfNull(scanner);
        return new MotifScanGraphWriter(scanner, inputName, outputName).Write(ambiguity);
    }

    /// <summary>Reads the motifs of a model that <see cref="Export"/> wrote.</summary>
    /// <param name="bytes">The content of the ONNX file.</param>
    /// <param name="name">What to call the file in error messages.</param>
    /// <returns>
    /// A scanner of the same scores, but for rounding. Its motifs have the pseudocounts in them, so its settings ask
    /// for none; the thresholds of hits, which the file does not hold, are the usual ones.
    /// </returns>
    /// <exception cref="GenomicsException">The bytes are not such a model; names the file.</exception>
    public static MotifScanner Import(byte[] bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return OnnxFile.InOneLine(() => new MotifScanGraphReader(OnnxFile.Parse(bytes, name), name).Read());
    }
}
