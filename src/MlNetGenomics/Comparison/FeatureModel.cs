using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Comparison;

/// <summary>A fitted model of one task on features.</summary>
internal sealed class FeatureModel
{
    private readonly ITransformer _transformer;
    private readonly double _centre;
    private readonly double _scale;

    private FeatureModel(string description, ITransformer transformer, double centre, double scale)
    {
        Description = description;
        _transformer = transformer;
        _centre = centre;
        _scale = scale;
    }

    /// <summary>How it was trained.</summary>
    public string Description { get; }

    /// <summary>Transformers of ML.NET's own from the column of features to a column Score on the scale of the labels.</summary>
    public IEnumerable<ITransformer> ToTransformers(MLContext context) => _centre == 0 && _scale == 1
        ? [_transformer]
        : [_transformer, .. ScoreColumns.Rescale(context, _centre, _scale)];

    /// <summary>Trains.</summary>
    /// <param name="trainer">How.</param>
    /// <param name="data">What on.</param>
    /// <param name="areClasses">Whether labels stay as they are.</param>
    /// <param name="seed">Seed of everything random.</param>
    public static FeatureModel Fit(FeatureTrainer trainer, FeatureLabels data, bool areClasses, long seed)
    {
        var random = new SplittableRandom(seed);
        // A context's seed is an int; the shuffle makes gradient descent independent of the order of files.
        var context = new MLContext((int)(random.Split(0).NextUInt64() & int.MaxValue));
        int[] order = [.. Enumerable.Range(0, data.Count)];
        random.Split(1).Shuffle<int>(order);
        MeanAndDeviation labels = MeanAndDeviation.Of(data.Labels.Select(label => (double)label));
        (double centre, double scale) = areClasses ? (0, 1) : (labels.Mean, labels.Deviation > 0 ? labels.Deviation : 1);
        IDataView table = data.Rows.ToTable(
            context,
            [.. order.Select(place => data.Indices[place])],
            i => (float)((data.Labels[order[i]] - centre) / scale));
        return new FeatureModel(trainer.Description, trainer.Make(context, data.Rows).Fit(table), centre, scale);
    }

    /// <summary>Predictions for some rows, on the scale of the labels.</summary>
    /// <param name="rows">Features.</param>
    /// <param name="indices">Which rows; null for all.</param>
    public float[] Predict(FeatureRows rows, int[]? indices = null)
    {
        IDataView scored = _transformer.Transform(rows.ToTable(new MLContext(), indices));
        return [.. scored.GetColumn<float>("Score").Select(score => (float)(_centre + _scale * score))];
    }

    /// <summary>Mean squared error; for classes one less AUROC.</summary>
    public double ErrorOn(FeatureLabels data, bool areClasses)
    {
        double[] predicted = [.. Predict(data.Rows, data.Indices).Select(value => (double)value)];
        double[] labels = [.. data.Labels.Select(label => (double)label)];
        double error = areClasses
            ? 1 - RankingScores.Of(labels, predicted).Auroc
            : RegressionScores.Of(labels, predicted).MeanSquaredError;
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }
}
