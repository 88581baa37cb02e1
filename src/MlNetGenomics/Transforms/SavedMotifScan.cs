using MlNetGenomics.Motifs.Scan;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Transforms;

/// <summary>Knows a <see cref="MotifScanTransformer"/> again that was saved as ML.NET's own.</summary>
internal static class SavedMotifScan
{
    private const string File = "motif scan";

    /// <summary>The transformer that an ONNX graph was saved from; null where it was not.</summary>
    /// <param name="graph">The bytes of the graph.</param>
    /// <param name="threads">Number of threads; 0 for one a processor.</param>
    public static MotifScanTransformer? Read(byte[] graph, int threads)
    {
        try
        {
            OnnxModelInfo info = OnnxModelInfo.Read(graph, File);
            if (info.Metadata.GetValueOrDefault(OnnxMetadataKeys.Architecture) != MotifScanOnnx.Architecture ||
                info is not { Inputs: [var input], Outputs: [var output] })
                return null;
            MotifScanner scanner = MotifScanOnnx.Import(graph, File);
            Enum.TryParse(
                info.Metadata.GetValueOrDefault(OnnxMetadataKeys.Ambiguity), out AmbiguityPolicy ambiguity);
            return new MotifScanTransformer(scanner, input.Name, output.Name, ambiguity, threads);
        }
        catch (GenomicsException)
        {
            // An ONNX model of somebody else's.
            return null;
        }
    }
}
