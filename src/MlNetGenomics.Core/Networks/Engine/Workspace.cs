using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Networks.Engine;

/// <summary>What one batch needs while a network runs over it: its bases, and the features and gradients of each layer.</summary>
internal sealed class Workspace
{
    private readonly byte[] _codes;

    /// <summary>Room for a batch.</summary>
    /// <param name="program">What will run.</param>
    /// <param name="capacity">Sequences at most.</param>
    /// <param name="withGradients">Whether gradients are wanted.</param>
    public Workspace(OperatorProgram program, int capacity, bool withGradients)
    {
        Capacity = capacity;
        Length = program.InputLength;
        Strands = program.Strands;
        _codes = new byte[(long)capacity * Strands * Length];
        Features = [.. program.Slots.Select(slot => slot.Allocate(capacity))];
        Gradients = withGradients ? [.. program.Slots.Select(slot => slot.AllocateGradient(capacity))] : [];
        States = new object?[program.Operators.Length];
    }

    /// <summary>Sequences at most.</summary>
    public int Capacity { get; }

    /// <summary>Bases of a sequence.</summary>
    public int Length { get; }

    /// <summary>1, or 2 where reverse complements follow the sequences.</summary>
    public int Strands { get; }

    /// <summary>Sequences of the batch at hand.</summary>
    public int Count { get; private set; }

    /// <summary>Input that is not bases, [N x L x 4], or null.</summary>
    public float[]? SoftInput { get; private set; }

    /// <summary>Features by slot.</summary>
    public FeatureBuffer[] Features { get; }

    /// <summary>Gradients by slot; empty where none are wanted.</summary>
    public FeatureBuffer[] Gradients { get; }

    /// <summary>What an operator keeps from forward to backward, by the operator's number.</summary>
    public object?[] States { get; }

    /// <summary>Where dropout masks come from; null when scoring.</summary>
    public SplittableRandom? Random { get; set; }

    /// <summary>
    /// Whether gradients pass back through ReLUs only where they are positive (guided back-propagation,
    /// Springenberg et al. 2015, arXiv:1412.6806, section 3.4).
    /// </summary>
    public bool IsGuided { get; set; }

    /// <summary>
    /// In a comparison, for each sequence of the batch the number of the one that it is a reference of; its own number where
    /// it is none. Gradients are then multipliers (<see cref="RescaleRule"/>). Null otherwise.
    /// </summary>
    public int[]? Originals { get; set; }

    /// <summary>In a comparison, what a sequence is a reference of; both strands are counted.</summary>
    public int Original(int sequence) =>
        sequence < Count ? Originals![sequence] : Count + Originals![sequence - Count];

    /// <summary>Base codes of a sequence: 0 .. N - 1 as given, N .. 2N - 1 the reverse complements.</summary>
    public ReadOnlySpan<byte> Codes(int sequence) => _codes.AsSpan(sequence * Length, Length);

    /// <summary>Takes a batch of bases.</summary>
    public void SetCodes(ReadOnlySpan<byte> codes, int count)
    {
        Count = count;
        SoftInput = null;
        codes[..(count * Length)].CopyTo(_codes);
        for (int i = 0; i < count && Strands == 2; i++)
            Dna.ReverseComplement(Codes(i), _codes.AsSpan((count + i) * Length, Length));
    }

    /// <summary>Takes a batch of numbers in place of one-hot bases.</summary>
    public void SetSoftInput(float[] input, int count)
    {
        Count = count;
        SoftInput = input;
    }
}
