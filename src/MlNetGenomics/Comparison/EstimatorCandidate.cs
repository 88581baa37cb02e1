using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Comparison;

/// <summary>
/// Any ML.NET pipeline that makes a column Score, Single, a model a task. It is given the columns Sequence (text), Label
/// (Single, transformed as asked for), IsPositive (Boolean; the label of two classes) and Weight (Single).
/// </summary>
/// <param name="name">Name in tables.</param>
/// <param name="make">Makes the pipeline, in a context of its own whose seed is that of the fit.</param>
public sealed class EstimatorCandidate(string name, Func<MLContext, IEstimator<ITransformer>> make) : IModelCandidate
{
    private const string Score = "Score";

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    /// <exception cref="GenomicsException">The pipeline makes no column Score of one number.</exception>
    public IFittedCandidate Fit(CandidateTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var random = new SplittableRandom(task.Seed);
        SequenceSet sequences = SequenceRows.SequencesOf(task.Training);
        float[] labels = SequenceRows.LabelsOf(task.Training), weights = SequenceRows.WeightsOf(task.Training);
        int tasks = task.Goal.Tasks.Count;
        var models = new ITransformer[tasks];
        for (int t = 0; t < tasks; t++)
        {
            task.Control.Cancellation.ThrowIfCancellationRequested();
            var context = new MLContext((int)(random.Split(t).NextUInt64() & int.MaxValue));
            (int[] known, float[] numbers) = SequenceRows.Known(labels, tasks, t);
            float[] targets = task.Goal.Targets(numbers);
            models[t] = make(context).Fit(context.Data.LoadFromEnumerable(known.Select((row, i) => new Row
            {
                Sequence = sequences.Text(row),
                Label = targets[i],
                IsPositive = targets[i] > 0.5f,
                Weight = weights[row],
            }).ToArray()));
        }
        return new Fitted(models);
    }

    /// <summary>A sequence as the pipeline sees it.</summary>
    private sealed class Row
    {
        public string Sequence { get; set; } = "";

        public float Label { get; set; }

        public bool IsPositive { get; set; }

        public float Weight { get; set; } = 1;
    }

    private sealed class Fitted(ITransformer[] models) : IFittedCandidate
    {
        public string Choice => "";

        public float[] Predict(ITrainingData data, TrainingControl control)
        {
            SequenceSet sequences = SequenceRows.SequencesOf(data);
            var context = new MLContext();
            IDataView rows = context.Data.LoadFromEnumerable(
                Enumerable.Range(0, sequences.Count).Select(i => new Row { Sequence = sequences.Text(i) }).ToArray());
            var predictions = new float[sequences.Count * models.Length];
            for (int t = 0; t < models.Length; t++)
            {
                control.Cancellation.ThrowIfCancellationRequested();
                IDataView scored = models[t].Transform(rows);
                if (scored.Schema.GetColumnOrNull(Score)?.Type != NumberDataViewType.Single)
                    throw new GenomicsException($"the pipeline makes no column {Score} of type Single");
                int i = 0;
                foreach (float score in scored.GetColumn<float>(Score))
                    predictions[i++ * models.Length + t] = score;
            }
            return predictions;
        }
    }
}
