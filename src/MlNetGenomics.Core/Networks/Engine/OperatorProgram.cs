using System.Collections.Immutable;

namespace MlNetGenomics.Networks.Engine;

/// <summary>A network, or the first part of one, as operators to run in order.</summary>
/// <param name="InputLength">Bases of a sequence.</param>
/// <param name="Strands">2 where any operator runs both strands, else 1.</param>
/// <param name="Slots">Places between operators.</param>
/// <param name="Operators">The operators in order.</param>
/// <param name="OutputSlot">Slot of the result.</param>
/// <param name="InputSlot">Slot of the one-hot input, or -1 where bases are looked up.</param>
internal sealed record OperatorProgram(
    int InputLength,
    int Strands,
    ImmutableArray<Slot> Slots,
    ImmutableArray<Operator> Operators,
    int OutputSlot,
    int InputSlot)
{
    /// <summary>Takes over a model's numbers.</summary>
    public void SetValues(float[] values, int threads)
    {
        foreach (Operator step in Operators)
            step.SetValues(values, threads);
    }

    /// <summary>Runs the batch at hand.</summary>
    public void Forward(Workspace workspace, int threads)
    {
        foreach (Operator step in Operators)
            step.Forward(workspace, threads);
    }

    /// <summary>
    /// Runs the batch at hand backward from the gradient in the output slot.
    /// </summary>
    /// <param name="workspace">The batch, after <see cref="Forward"/>.</param>
    /// <param name="values">Receives the gradient of the model's numbers, or null.</param>
    /// <param name="threads">Threads at most.</param>
    public void Backward(Workspace workspace, float[]? values, int threads)
    {
        for (int i = Operators.Length - 1; i >= 0; i--)
            Operators[i].Backward(workspace, needsInput: i > FirstGradient, values, threads);
    }

    /// <summary>Number of the first operator that has no use for the gradient of what it reads; nor has one before it.</summary>
    public int FirstGradient { get; init; }
}
