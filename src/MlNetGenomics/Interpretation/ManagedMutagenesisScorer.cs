using MlNetGenomics.Interpretation.Mutagenesis;
using MlNetGenomics.Networks;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Interpretation;

/// <summary>Scores with the managed engine, which works out only what a substitution changes.</summary>
/// <param name="model">The network.</param>
/// <param name="settings">What is mutated and compared.</param>
/// <param name="tasks">Numbers of the tasks.</param>
/// <param name="threads">Number of threads; 0 for one a processor.</param>
internal sealed class ManagedMutagenesisScorer(
    NetworkModel model, MutagenesisSettings settings, IReadOnlyList<int> tasks, int threads) : IMutagenesisScorer
{
    private readonly InSilicoMutagenesis _mutagenesis = new(new NetworkScorer(model, threads), settings);
    private readonly Lock _lock = new();

    public float[] Score(SequenceSet sequences)
    {
        if (sequences.Count == 0)
            return [];
        // One run uses all threads, so that nothing is lost where others wait for it.
        MutagenesisResult result;
        lock (_lock)
            result = _mutagenesis.Run(sequences);
        return [.. from sequence in Enumerable.Range(0, sequences.Count)
                   from task in tasks
                   from score in result.Scores(sequence, task)
                   select score];
    }

    public void Dispose()
    {
    }
}
