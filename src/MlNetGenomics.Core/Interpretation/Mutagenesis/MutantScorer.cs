using MlNetGenomics.Sequences;

namespace MlNetGenomics.Interpretation.Mutagenesis;

/// <summary>Scores mutants by brute force, each as a sequence of its own.</summary>
/// <param name="length">Bases of a sequence.</param>
/// <param name="outputCount">T, numbers that are compared.</param>
internal abstract class MutantScorer(int length, int outputCount)
{
    /// <summary>Mutants that are made at a time, at most.</summary>
    protected const int BlockSize = 2048;

    /// <summary>Makes one mutant.</summary>
    /// <param name="number">Number of the mutant.</param>
    /// <param name="codes">Receives its bases.</param>
    public delegate void Mutate(int number, Span<byte> codes);

    /// <summary>Scores mutants.</summary>
    /// <param name="count">Number of mutants, M.</param>
    /// <param name="mutate">Makes one.</param>
    /// <param name="results">Receives [M x T].</param>
    /// <param name="cancellation">Stops between blocks and sequences.</param>
    public abstract void Run(int count, Mutate mutate, Span<float> results, CancellationToken cancellation);

    /// <summary>Scores sequences and all their single substitutions.</summary>
    /// <param name="codes">Base codes, [N x L].</param>
    /// <param name="from">First position to mutate.</param>
    /// <param name="to">Position after the last, W later.</param>
    /// <param name="originals">Receives [N x T].</param>
    /// <param name="mutants">Receives [N x W x 4 x T]; those of the sequence where it has the base already.</param>
    /// <param name="cancellation">Stops between sequences.</param>
    public void Substitute(
        byte[] codes, int from, int to, Memory<float> originals, Memory<float> mutants, CancellationToken cancellation)
    {
        int size = outputCount;
        int each = (to - from) * Dna.BaseCount * size;
        var mutations = new List<(int Position, byte Code)>();
        for (int i = 0; i < codes.Length / length; i++)
        {
            byte[] sequence = codes.AsSpan(i * length, length).ToArray();
            mutations.Clear();
            for (int at = from; at < to; at++)
            {
                for (byte code = 0; code < Dna.BaseCount; code++)
                {
                    if (sequence[at] != code)
                        mutations.Add((at, code));
                }
            }
            var results = new float[(mutations.Count + 1) * size];
            Run(mutations.Count + 1, (number, target) =>
            {
                sequence.CopyTo(target);
                if (number > 0)
                    target[mutations[number - 1].Position] = mutations[number - 1].Code;
            }, results, cancellation);
            ReadOnlySpan<float> original = results.AsSpan(0, size);
            original.CopyTo(originals.Span[(i * size)..]);
            Span<float> target = mutants.Span.Slice(i * each, each);
            for (int at = 0; at < each; at += size)
                original.CopyTo(target[at..]);
            for (int number = 0; number < mutations.Count; number++)
            {
                (int position, byte code) = mutations[number];
                results.AsSpan((number + 1) * size, size)
                    .CopyTo(target[(((position - from) * Dna.BaseCount + code) * size)..]);
            }
        }
    }
}
