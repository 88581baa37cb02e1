using MlNetGenomics.Interpretation;
using MlNetGenomics.Onnx;

namespace MlNetGenomics.Transforms;

/// <summary>Knows an <see cref="InSilicoMutagenesisTransformer"/> again that was saved as ML.NET's own.</summary>
internal static class SavedMutagenesis
{
    private const string File = "mutagenesis";

    /// <summary>
    /// The transformer that an ONNX graph was saved from; null where it was not, or where its model is one that only ONNX
    /// Runtime can score.
    /// </summary>
    /// <param name="graph">The bytes of the graph.</param>
    /// <param name="threads">Number of threads; 0 for one a processor.</param>
    public static InSilicoMutagenesisTransformer? Read(byte[] graph, int threads)
    {
        try
        {
            OnnxModelInfo info = OnnxModelInfo.Read(graph, File);
            if (info.Content != OnnxContent.Mutagenesis || info is not
                { Inputs: [{ Type: OnnxElementType.String } input], Outputs: [var output, ..] and { Count: <= 2 } })
                return null;
            MutagenesisGraph description = MutagenesisOnnx.Import(graph, File);
            var source = MutagenesisSource.Of(description, File);
            if (!source.IsNetwork)
                return null;
            var columns = new MutagenesisColumns(
                input.Name, output.Name, info.Outputs.Count > 1 ? info.Outputs[1].Name : null, description.Ambiguity);
            return new InSilicoMutagenesisTransformer(
                source, columns, source.CreateScorer(new OnnxScorerOptions { Threads = threads }));
        }
        catch (GenomicsException)
        {
            // An ONNX model of somebody else's.
            return null;
        }
    }
}
