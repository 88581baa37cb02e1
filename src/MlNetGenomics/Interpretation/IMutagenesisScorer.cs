using MlNetGenomics.Sequences;

namespace MlNetGenomics.Interpretation;

/// <summary>Scores all single substitutions of sequences. Safe to use from several threads at once.</summary>
internal interface IMutagenesisScorer : IDisposable
{
    /// <summary>f(original) - f(mutant), [N x T x W x 4]; 0 where the sequence has the base.</summary>
    /// <param name="sequences">N sequences of the model's length.</param>
    float[] Score(SequenceSet sequences);
}
