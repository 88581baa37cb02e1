namespace MlNetGenomics.Tests.Networks;

/// <summary>A batch that the oracle has run forward.</summary>
/// <param name="Logits">
/// [N x T], what goes into the last activation where the network ends in one, else its output.
/// </param>
/// <param name="RunningValues">The model's numbers with the running statistics moved towards the batch's.</param>
/// <param name="Backward">From the gradient in the logits, [N x T], to that in all numbers of the model and in
/// the one-hot input, [N x L x 4].</param>
internal sealed record NaiveRun(
    double[] Logits, double[] RunningValues, Func<double[], (double[] Parameters, double[] Input)> Backward);
