using Microsoft.ML;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms.Onnx;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Trainers;

/// <summary>Knows a <see cref="MultinomialConvolutionTransformer"/> again that was saved as ML.NET's own.</summary>
internal static class SavedMuseam
{
    private const string File = "MuSeAM";

    /// <summary>The transformer that others were saved from; null where they were not.</summary>
    /// <param name="parts">The others.</param>
    /// <param name="readGraph">Gives the bytes of an ONNX transformer's graph.</param>
    /// <param name="threads">Number of threads; 0 for one a processor.</param>
    public static MultinomialConvolutionTransformer? Read(
        IReadOnlyList<ITransformer> parts, Func<OnnxTransformer, byte[]> readGraph, int threads)
    {
        if (parts.Count is not (2 or 3) || parts[0] is not OnnxTransformer onnx ||
            parts[1] is not ISingleFeaturePredictionTransformer<object> linear ||
            linear.Model is not LinearRegressionModelParameters head)
            return null;
        byte[] graph = readGraph(onnx);
        MuseamModel model;
        OnnxModelInfo info;
        try
        {
            info = OnnxModelInfo.Read(graph, File);
            if (!info.Metadata.ContainsKey(OnnxMetadataKeys.Architecture))
                return null;
            model = MuseamOnnx.Import(graph, File);
        }
        catch (GenomicsException)
        {
            // An ONNX model of somebody else's.
            return null;
        }
        bool isSameHead = head.Bias == model.Intercept && head.Weights.SequenceEqual(model.HeadWeights.ToArray());
        return isSameHead
            ? new MultinomialConvolutionTransformer(
                model, info.Inputs[0].Name, parts.Count == 2 ? linear.FeatureColumnName : null,
                AmbiguityPolicy.Reject, threads)
            : null;
    }
}
