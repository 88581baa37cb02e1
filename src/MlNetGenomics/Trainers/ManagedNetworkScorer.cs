using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Engine;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Trainers;

/// <summary>Scores with the managed engine.</summary>
internal sealed class ManagedNetworkScorer(NetworkModel model, int threads) : INetworkScorer
{
    // Made when first used: a model that is only saved needs none.
    private readonly Lazy<NetworkInference> _inference = new(() =>
    {
        var inference = new NetworkInference(model.Network, model.Network.Steps.Length - 1, threads);
        inference.SetValues(model.Values.ToArray());
        return inference;
    });

    public float[] Score(SequenceSet sequences)
    {
        int length = model.Network.InputLength;
        var codes = new byte[checked(sequences.Count * length)];
        for (int i = 0; i < sequences.Count; i++)
            sequences[i].CopyTo(codes.AsSpan(i * length));
        var scores = new float[checked(sequences.Count * model.Network.Tasks.Length)];
        _inference.Value.Run(codes, sequences.Count, scores);
        return scores;
    }

    public void Dispose()
    {
    }
}
