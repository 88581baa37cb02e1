using MlNetGenomics.Networks;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Trainers;

/// <summary>Scores with the managed engine.</summary>
internal sealed class ManagedNetworkScorer(NetworkModel model, int threads) : INetworkScorer
{
    private readonly NetworkScorer _scorer = new(model, threads);

    public float[] Score(SequenceSet sequences) => sequences.Count == 0 ? [] : _scorer.Predict(sequences);

    public void Dispose()
    {
    }
}
