using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Interpretation.Mutagenesis;

/// <summary>Scores mutants with a model in ONNX Runtime.</summary>
/// <param name="scorer">The model.</param>
/// <param name="length">Bases of a sequence.</param>
/// <param name="outputCount">T, numbers that it gives for a sequence.</param>
internal sealed class RuntimeMutantScorer(OnnxSequenceScorer scorer, int length, int outputCount)
    : MutantScorer(length, outputCount)
{
    private readonly int _length = length;
    private readonly int _outputCount = outputCount;

    /// <inheritdoc/>
    public override void Run(int count, Mutate mutate, Span<float> results, CancellationToken cancellation)
    {
        for (int first = 0; first < count; first += BlockSize)
        {
            int number = Math.Min(BlockSize, count - first);
            var codes = new byte[checked(number * _length)];
            for (int i = 0; i < number; i++)
                mutate(first + i, codes.AsSpan(i * _length, _length));
            string[] names = [.. Enumerable.Range(first + 1, number).Select(mutant => $"mutant{mutant}")];
            int[] starts = [.. Enumerable.Range(0, number + 1).Select(i => i * _length)];
            OnnxScores scores = scorer.Score(new SequenceSet(names, codes, starts), null, cancellation);
            if (scores.Columns != _outputCount)
            {
                throw new GenomicsException(
                    $"output {scorer.OutputName} holds {scores.Columns} numbers a sequence after {_outputCount}");
            }
            scores.Values.CopyTo(results[(first * _outputCount)..]);
        }
    }
}
