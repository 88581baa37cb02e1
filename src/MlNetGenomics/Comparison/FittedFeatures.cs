using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Training;

namespace MlNetGenomics.Comparison;

/// <summary>Models on features that a baseline has become, one a task.</summary>
internal sealed class FittedFeatures(SequenceFeatures features, int length, FeatureModel[] models) : IFittedPipeline
{
    public string Choice => string.Join("; ", models.Select(model => model.Description).Distinct());

    public float[] Predict(ITrainingData data, TrainingControl control)
    {
        FeatureRows rows = FeatureRows.Of(data, features);
        var predictions = new float[rows.Count * models.Length];
        for (int t = 0; t < models.Length; t++)
        {
            control.Cancellation.ThrowIfCancellationRequested();
            float[] own = models[t].Predict(rows);
            for (int i = 0; i < own.Length; i++)
                predictions[i * models.Length + t] = own[i];
        }
        return predictions;
    }

    public ITransformer ToTransformer(MLContext context, string sequenceColumn)
    {
        IDataView texts = ScoreColumns.Empty(context, sequenceColumn);
        ITransformer made = features.Make(context, FeatureRow.FeatureColumn, sequenceColumn, length).Fit(texts);
        IDataView rows = made.Transform(texts);
        ITransformer[] scores = ScoreColumns.Gather(
            context, rows, [.. models.Select(model => new TransformerChain<ITransformer>([.. model.ToTransformers(context)]))]);
        IDataView scored = scores.Aggregate(rows, (view, part) => part.Transform(view));
        ITransformer drop = context.Transforms.DropColumns(FeatureRow.FeatureColumn).Fit(scored);
        return new TransformerChain<ITransformer>([made, .. scores, drop]);
    }
}
