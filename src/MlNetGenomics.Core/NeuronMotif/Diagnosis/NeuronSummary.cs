namespace MlNetGenomics.NeuronMotif.Diagnosis;

/// <summary>How well a neuron could be taken apart.</summary>
/// <param name="Neuron">Its name.</param>
/// <param name="Points">One a module.</param>
public sealed record NeuronSummary(string Neuron, IReadOnlyList<ConsensusPoint> Points)
{
    /// <summary>Whether no sequence was found that activates the neuron (NeuronMotif preprint: dead neurons).</summary>
    public bool IsDead => Points.Count == 0;

    /// <summary>The neuron's greatest activation; NaN for a dead one.</summary>
    public double GreatestActivation => IsDead ? double.NaN : Points.Max(point => point.GreatestActivation);

    /// <summary>The ratio of the module that is demixed best; NaN for a dead neuron.</summary>
    public double BestRatio => IsDead ? double.NaN : Points.Max(point => point.Ratio);

    /// <summary>Summarizes a neuron.</summary>
    /// <param name="neuron">Its name.</param>
    /// <param name="modules">Its modules; none for a dead one.</param>
    public static NeuronSummary Of(string neuron, IReadOnlyList<NeuronModule> modules)
    {
        ArgumentException.ThrowIfNullOrEmpty(neuron);
        ArgumentNullException.ThrowIfNull(modules);
        return new NeuronSummary(neuron, [.. modules.Select(module =>
            new ConsensusPoint(module.Name, module.GreatestActivation, module.ConsensusActivation))]);
    }
}
