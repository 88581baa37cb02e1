using Microsoft.ML;

namespace MlNetGenomics.Comparison;

/// <summary>A fitted candidate that can be part of a pipeline.</summary>
internal interface IFittedPipeline : IFittedCandidate
{
    /// <summary>A transformer that adds a column Score: Single of one task, Vector&lt;Single, T&gt; of several.</summary>
    /// <param name="context">The context.</param>
    /// <param name="sequenceColumn">Name of the text column.</param>
    ITransformer ToTransformer(MLContext context, string sequenceColumn);
}
