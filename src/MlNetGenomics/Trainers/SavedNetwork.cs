using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms.Onnx;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Trainers;

/// <summary>
/// A trained network as transformers of ML.NET's own: an ONNX graph, then, where the score is to be a scalar, a
/// linear model of weight 1, and, for two classes, a calibrator that makes a probability of it.
/// </summary>
internal static class SavedNetwork
{
    // Not a name that data would have: the column is dropped again, with all of its name.
    private const string HiddenScore = "MlNetGenomics/NetworkScore";

    /// <summary>The transformers.</summary>
    public static ITransformer Write(StockTransformers stock, NetworkModel model, NetworkColumns columns)
    {
        NetworkModel scored = NetworkColumns.Scored(model, columns.Kind);
        string output = columns.Kind == ScoreKind.MultiTask ? NetworkColumns.Score : HiddenScore;
        byte[] graph = NetworkOnnx.Export(scored, new NetworkExportOptions
        {
            InputForm = columns.IsOneHot ? OnnxInputForm.OneHot : OnnxInputForm.Text,
            Ambiguity = columns.Ambiguity,
            InputName = columns.SequenceName,
            ScoreName = output,
            Metadata = new Dictionary<string, string> { [OnnxMetadataKeys.Ambiguity] = columns.Ambiguity.ToString() },
        });
        string[]? slotNames = columns.Kind == ScoreKind.MultiTask ? [.. model.Network.Tasks] : null;
        IDataView input = stock.Empty(columns.SequenceName, columns.SequenceType);
        ITransformer onnx = stock.ApplyOnnx(OnnxRowForm.Convert(graph, output, slotNames), input, output);
        if (columns.Kind == ScoreKind.MultiTask)
            return onnx;
        IDataView hidden = onnx.Transform(input);
        IReadOnlyList<ITransformer> rest = columns.Kind == ScoreKind.Regression
            ? [Linear(stock.Context, hidden)]
            : Classifier(stock.Context, hidden);
        IDataView all = rest.Aggregate(hidden, (data, part) => part.Transform(data));
        ITransformer drop = stock.Context.Transforms.DropColumns(HiddenScore).Fit(all);
        return new TransformerChain<ITransformer>([onnx, .. rest, drop]);
    }

    /// <summary>The network that transformers were saved from; null where they were not.</summary>
    /// <param name="parts">The transformers.</param>
    /// <param name="readGraph">Gives the bytes of an ONNX transformer's graph.</param>
    /// <param name="threads">Number of threads; 0 for one a processor.</param>
    public static ConvolutionalNetworkTransformer? Read(
        IReadOnlyList<ITransformer> parts, Func<OnnxTransformer, byte[]> readGraph, int threads)
    {
        if (parts is not [OnnxTransformer onnx, ..] || KindOf(parts) is not { } kind)
            return null;
        byte[] graph = readGraph(onnx);
        try
        {
            OnnxModelInfo info = OnnxModelInfo.Read(graph, NetworkColumns.Score);
            string output = kind == ScoreKind.MultiTask ? NetworkColumns.Score : HiddenScore;
            // A graph as we export it for files gives rows of several sequences: a column of another type.
            bool isOurs = info.Content == OnnxContent.Network && info.Inputs.Count == 1 &&
                info.Outputs is [{ Shape.Count: 1 } only] && only.Name == output;
            return isOurs ? Read(info, NetworkOnnx.Import(graph, NetworkColumns.Score), kind, threads) : null;
        }
        catch (GenomicsException)
        {
            // An ONNX model of somebody else's.
            return null;
        }
    }

    private static ConvolutionalNetworkTransformer Read(
        OnnxModelInfo info, NetworkModel scored, ScoreKind kind, int threads)
    {
        DataViewType type = info.Inputs[0].Type == OnnxElementType.String
            ? TextDataViewType.Instance
            : new VectorDataViewType(NumberDataViewType.Single, scored.Network.InputLength, Dna.BaseCount);
        Enum.TryParse(
            info.Metadata.GetValueOrDefault(OnnxMetadataKeys.Ambiguity), out AmbiguityPolicy ambiguity);
        var columns = new NetworkColumns(kind, info.Inputs[0].Name, type, ambiguity);
        Network network = kind == ScoreKind.BinaryClassification
            ? scored.Network.WithLastActivation(ActivationFunction.Sigmoid)
            : scored.Network;
        return new ConvolutionalNetworkTransformer(
            new NetworkModel(network, scored.Values, scored.LabelTransform), columns,
            new ManagedNetworkScorer(scored, threads));
    }

    private static ScoreKind? KindOf(IReadOnlyList<ITransformer> parts) => parts.Count switch
    {
        1 => ScoreKind.MultiTask,
        3 when ModelOf(parts[1]) is LinearRegressionModelParameters linear && IsIdentity(linear) => ScoreKind.Regression,
        4 when ModelOf(parts[1]) is LinearBinaryModelParameters linear && IsIdentity(linear) &&
            ModelOf(parts[2]) is PlattCalibrator { Slope: -1, Offset: 0 } => ScoreKind.BinaryClassification,
        _ => null,
    };

    private static object? ModelOf(ITransformer part) => (part as ISingleFeaturePredictionTransformer<object>)?.Model;

    private static bool IsIdentity(LinearModelParameters model) => model is { Weights: [1f], Bias: 0 };

    private static ITransformer Linear(MLContext context, IDataView hidden)
    {
        var weights = new VBuffer<float>(1, [1f]);
        return MlNetInternals.NewPredictionTransformer(
            context, MlNetInternals.NewLinearModel(context, in weights, 0), hidden.Schema, HiddenScore);
    }

    private static ITransformer[] Classifier(MLContext context, IDataView hidden)
    {
        var weights = new VBuffer<float>(1, [1f]);
        ITransformer linear = MlNetInternals.NewBinaryTransformer(
            context, MlNetInternals.NewBinaryModel(context, in weights, 0), hidden.Schema, HiddenScore);
        return [linear, context.BinaryClassification.Calibrators.Platt(-1, 0).Fit(linear.Transform(hidden))];
    }
}
