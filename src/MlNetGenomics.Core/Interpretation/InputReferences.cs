using MlNetGenomics.Sequences;

namespace MlNetGenomics.Interpretation;

/// <summary>What a sequence is compared with: one or more inputs that lack what it is asked about.</summary>
public abstract class InputReferences
{
    private protected InputReferences(int count)
    {
        if (count < 1)
            throw new GenomicsException($"references {count}: must be 1 or more");
        Count = count;
    }

    /// <summary>K, references of a sequence.</summary>
    public int Count { get; }

    /// <summary>No base at any position, as DeepLIFT's and Captum's default has it.</summary>
    public static InputReferences Zero { get; } = new ConstantReference(0);

    /// <summary>A quarter of each base at every position.</summary>
    public static InputReferences Uniform { get; } = new ConstantReference(1f / Dna.BaseCount);

    /// <summary>
    /// Shuffles of the sequence that keep the counts of its dinucleotides. They depend on its bases, the seed and their number
    /// alone, so not on what else is explained, nor in which order.
    /// </summary>
    /// <param name="count">K; 20 is what tangermeme takes.</param>
    /// <param name="seed">Seed of the shuffles.</param>
    /// <exception cref="GenomicsException">The number is below 1.</exception>
    public static InputReferences Shuffles(int count = 20, long seed = 0) => new ShuffledReferences(count, seed);

    /// <summary>The same sequences for every sequence.</summary>
    /// <param name="sequences">K sequences of the model's length.</param>
    /// <exception cref="GenomicsException">There is none, or they differ in length.</exception>
    public static InputReferences Of(SequenceSet sequences) => new SequenceReferences(sequences);

    /// <summary>Fails unless references fit sequences.</summary>
    /// <param name="length">Bases of the sequences.</param>
    /// <exception cref="GenomicsException">References have another length; names one.</exception>
    internal virtual void RequireLength(int length)
    {
    }

    /// <summary>Writes a reference of a sequence; may be called from several threads at once.</summary>
    /// <param name="codes">Base codes of the sequence, [L].</param>
    /// <param name="number">Number of the reference, from 0.</param>
    /// <param name="input">Receives the reference, [L x 4].</param>
    internal abstract void Write(ReadOnlySpan<byte> codes, int number, Span<float> input);
}
