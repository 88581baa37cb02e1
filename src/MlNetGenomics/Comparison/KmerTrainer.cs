using Microsoft.ML;

namespace MlNetGenomics.Comparison;

/// <summary>One way to train on counts of k-mers.</summary>
/// <param name="Description">What people call it.</param>
/// <param name="Make">Makes the trainer, given what is known of the counts.</param>
internal sealed record KmerTrainer(string Description, Func<MLContext, KmerRows, IEstimator<ITransformer>> Make);
