using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Interpretation;

/// <summary>Scores every mutant by itself in ONNX Runtime, by a graph that makes them.</summary>
internal sealed class OnnxMutagenesisScorer : IMutagenesisScorer
{
    private readonly OnnxSequenceScorer _scorer;

    /// <param name="graph">What <see cref="MutagenesisOnnx"/> made of the model, with one output.</param>
    /// <param name="name">What to call the model in error messages.</param>
    /// <param name="options">Device and threads.</param>
    /// <exception cref="GenomicsException">ONNX Runtime refuses the model, or the device cannot be used.</exception>
    public OnnxMutagenesisScorer(byte[] graph, string name, OnnxScorerOptions options) =>
        // The loop in the graph makes batches of its own of each sequence's mutants.
        _scorer = OnnxSequenceScorer.Open(graph, name, options with { BatchSize = 1 });

    public float[] Score(SequenceSet sequences) =>
        sequences.Count == 0 ? [] : _scorer.Score(sequences).Values;

    public void Dispose() => _scorer.Dispose();
}
