using Microsoft.ML;

namespace MlNetGenomics.Comparison;

/// <summary>One way to train on features.</summary>
/// <param name="Description">What people call it.</param>
/// <param name="Make">Makes the trainer, given what is known of the features.</param>
internal sealed record FeatureTrainer(string Description, Func<MLContext, FeatureRows, IEstimator<ITransformer>> Make);
