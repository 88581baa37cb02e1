namespace MlNetGenomics.Reports;

/// <summary>A sequence with its attributions, for a page.</summary>
/// <param name="Name">Name of the sequence.</param>
/// <param name="Codes">Base codes, [L].</param>
/// <param name="Value">Value of the neuron.</param>
/// <param name="Attributions">[L x 4].</param>
public sealed record AttributionSequence(string Name, byte[] Codes, double Value, float[] Attributions)
{
    /// <summary>What the model predicts for the task; null where the neuron is not a task's.</summary>
    public double? Prediction { get; init; }
}
