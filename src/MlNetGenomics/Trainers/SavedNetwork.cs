using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;

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
