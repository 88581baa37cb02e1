using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Transforms;

/// <summary>Knows a <see cref="KmerCountTransformer"/> again that was saved as ML.NET's own.</summary>
internal static class SavedKmerCount
{
    private const string File = "k-mer counts";

    /// <summary>The transformer that an ONNX graph was saved from; null where it was not.</summary>
    public static KmerCountTransformer? Read(byte[] graph)
    {
        try
        {
            OnnxModelInfo info = OnnxModelInfo.Read(graph, File);
            if (info.Metadata.GetValueOrDefault(OnnxMetadataKeys.Architecture) != KmerOnnx.Architecture ||
                info is not { Inputs: [var input], Outputs: [var output] })
                return null;
            (KmerCounter counter, bool asFrequencies, AmbiguityPolicy ambiguity) = KmerOnnx.Import(graph, File);
            return new KmerCountTransformer(counter, asFrequencies, input.Name, output.Name, ambiguity);
        }
        catch (GenomicsException)
        {
            // An ONNX model of somebody else's.
            return null;
        }
    }
}
