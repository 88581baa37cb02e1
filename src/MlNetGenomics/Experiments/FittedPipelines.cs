using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Comparison;
using MlNetGenomics.Sequences;
using MlNetGenomics.Trainers;

namespace MlNetGenomics.Experiments;

/// <summary>Makes transformers of what candidates have become.</summary>
/// <param name="context">The context.</param>
/// <param name="kind">Which columns they add.</param>
/// <param name="sequenceColumn">Name of the text column.</param>
/// <param name="threads">Number of threads for scoring; 0 for one a processor.</param>
internal sealed class FittedPipelines(MLContext context, ScoreKind kind, string sequenceColumn, int threads)
{
    /// <summary>The transformer of a fitted candidate; it adds at least a column Score.</summary>
    public ITransformer Of(IFittedCandidate fitted) => fitted switch
    {
        IFittedPipeline pipeline => pipeline.ToTransformer(context, sequenceColumn),
        FittedNetwork network => Of(network),
        FittedMuseam museam => Of(museam),
        _ => throw new ArgumentException($"{fitted.GetType().Name} is not part of pipelines", nameof(fitted)),
    };

    private ConvolutionalNetworkTransformer Of(FittedNetwork fitted)
    {
        var columns = new NetworkColumns(kind, sequenceColumn, TextDataViewType.Instance, AmbiguityPolicy.Reject);
        var scorer = new ManagedNetworkScorer(NetworkColumns.Scored(fitted.Training.Model, kind), threads);
        return new ConvolutionalNetworkTransformer(fitted.Training.Model, columns, scorer)
        {
            History = fitted.Training.History,
            BestEpoch = fitted.Training.BestEpoch,
        };
    }

    private ITransformer Of(FittedMuseam fitted)
    {
        ITransformer[] models = [.. fitted.Fits.Select(fit => new MultinomialConvolutionTransformer(
            fit.Model, sequenceColumn, null, AmbiguityPolicy.Reject, threads)
        {
            History = fit.History,
        })];
        ITransformer[] parts = ScoreColumns.Gather(context, ScoreColumns.Empty(context, sequenceColumn), models);
        return parts is [var only] ? only : new TransformerChain<ITransformer>(parts);
    }
}
