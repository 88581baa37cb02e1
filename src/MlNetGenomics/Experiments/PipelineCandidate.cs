using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Comparison;
using MlNetGenomics.Training;

namespace MlNetGenomics.Experiments;

/// <summary>
/// A user's pipeline, fitted to rows of the experiment's table with all their columns. It makes a column Score: Single of one
/// task, Vector&lt;Single, T&gt; of several.
/// </summary>
internal sealed class PipelineCandidate(string name, IEstimator<ITransformer> estimator) : IModelCandidate
{
    private const string Score = "Score";

    public string Name => name;

    public IFittedCandidate Fit(CandidateTask task) => new Fitted(estimator.Fit(TableTrainingData.RowsOf(task.Training)));

    private sealed class Fitted(ITransformer model) : IFittedPipeline
    {
        public string Choice => "";

        public ITransformer ToTransformer(MLContext context, string sequenceColumn) => model;

        public float[] Predict(ITrainingData data, TrainingControl control)
        {
            IDataView scored = model.Transform(TableTrainingData.RowsOf(data));
            DataViewType? type = scored.Schema.GetColumnOrNull(Score)?.Type;
            if (data.Tasks == 1 && type == NumberDataViewType.Single)
                return [.. scored.GetColumn<float>(Score)];
            if (type is VectorDataViewType vector && vector.ItemType == NumberDataViewType.Single && vector.Size == data.Tasks)
                return [.. scored.GetColumn<float[]>(Score).SelectMany(row => row)];
            string expected = data.Tasks == 1 ? "Single" : $"Vector<Single, {data.Tasks}>";
            throw new GenomicsException(
                $"the pipeline makes {(type is null ? $"no column {Score}" : $"{Score} of type {type}")}, expected {Score} of type {expected}");
        }
    }
}
