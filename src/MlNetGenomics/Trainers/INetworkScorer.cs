using MlNetGenomics.Sequences;

namespace MlNetGenomics.Trainers;

/// <summary>Scores sequences with a network. Safe to use from several threads at once.</summary>
internal interface INetworkScorer : IDisposable
{
    /// <summary>Scores sequences of the network's length, [N x T].</summary>
    float[] Score(SequenceSet sequences);
}
