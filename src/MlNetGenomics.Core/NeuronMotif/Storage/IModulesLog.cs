namespace MlNetGenomics.NeuronMotif.Storage;

/// <summary>Where neurons that were taken apart are kept while others are worked on. Many threads may use it.</summary>
public interface IModulesLog
{
    /// <summary>A neuron that is ready; null where it is not.</summary>
    /// <param name="groups">P, that it was taken apart for.</param>
    /// <param name="channel">Its channel, from 0.</param>
    NeuronModules? Find(int groups, int channel);

    /// <summary>Keeps a neuron.</summary>
    /// <param name="neuron">The neuron.</param>
    /// <returns>The neuron as it is kept: numbers may be rounded.</returns>
    NeuronModules Add(DecoupledNeuron neuron);
}
