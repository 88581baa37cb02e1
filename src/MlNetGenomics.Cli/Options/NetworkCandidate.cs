using System.Text.Json.Nodes;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Options;

/// <summary>One way to train a network.</summary>
/// <param name="Training">How it is trained.</param>
/// <param name="L1">Absolute penalty on all weights; null for what the layers say.</param>
/// <param name="L2">Squared penalty on all weights; null for what the layers say.</param>
internal sealed record NetworkCandidate(NetworkTrainingSettings Training, double? L1, double? L2)
{
    /// <summary>Settings as the JSON files have them.</summary>
    /// <param name="loss">What is made small.</param>
    public JsonObject Describe(Loss loss) => new()
    {
        ["loss"] = NetworkOptions.Name(loss),
        ["optimizer"] = NetworkOptions.Name(Training.Optimizer),
        ["learning_rate"] = Training.LearningRate,
        ["epochs"] = Training.Epochs,
        ["batch"] = Training.BatchSize,
        ["l1"] = L1,
        ["l2"] = L2,
        ["validation"] = Training.ValidationFraction,
        ["patience"] = Training.Patience,
        ["label_transform"] = LabelOptions.Name(Training.LabelTransform),
        ["seed"] = Training.Seed,
    };
}
