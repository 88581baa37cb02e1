using MlNetGenomics.Kernels;

namespace MlNetGenomics.Networks.Engine;

/// <summary>
/// One step of a running network. Holds the layer's numbers, not those of a batch (see <see cref="Workspace"/>),
/// so that several batches may run through it at once. Work is cut into parts by the network's shape and the
/// batch alone, so that results do not depend on the number of threads.
/// </summary>
internal abstract class Operator
{
    // Numbers of a part of simple work: enough to be worth a thread, few enough to stay in its cache.
    private const int PartSize = 1 << 15;

    /// <summary>An operator from one slot to another.</summary>
    protected Operator(int from, int to, int strands)
    {
        From = from;
        To = to;
        Strands = strands;
    }

    /// <summary>Number among the operators; set once when the program is put together.</summary>
    public int Number { get; set; }

    /// <summary>Slot that is read.</summary>
    public int From { get; }

    /// <summary>Slot that is written; the same for work in place.</summary>
    public int To { get; }

    /// <summary>1, or 2 where both strands run.</summary>
    public int Strands { get; }

    /// <summary>Takes over a model's numbers.</summary>
    public virtual void SetValues(float[] values, int threads)
    {
    }

    /// <summary>Runs the batch at hand.</summary>
    public abstract void Forward(Workspace workspace, int threads);

    /// <summary>
    /// Turns the gradient of what was written into the gradient of what was read, and writes the gradient of the
    /// model's numbers.
    /// </summary>
    /// <param name="workspace">The batch, after <see cref="Forward"/>.</param>
    /// <param name="needsInput">Whether the gradient of what was read is wanted.</param>
    /// <param name="values">Receives the gradient of the numbers, or null where it is not wanted.</param>
    /// <param name="threads">Threads at most.</param>
    public abstract void Backward(Workspace workspace, bool needsInput, float[]? values, int threads);

    /// <summary>Moves running statistics in a model's numbers towards the last batch's.</summary>
    public virtual void UpdateRunning(Workspace workspace, Span<float> values, long stepNumber)
    {
    }

    /// <summary>Sequences at hand, both strands counted.</summary>
    protected int SequenceCount(Workspace workspace) => workspace.Count * Strands;

    /// <summary>Calls <paramref name="body"/> for each sequence at hand.</summary>
    protected void ForSequences(Workspace workspace, FeatureBuffer largest, int threads, Action<int> body) =>
        ForSequences(workspace, largest.SequenceStep, threads, body);

    /// <summary>Calls <paramref name="body"/> for each sequence at hand, of <paramref name="size"/> numbers' work each.</summary>
    protected void ForSequences(Workspace workspace, long size, int threads, Action<int> body)
    {
        int count = SequenceCount(workspace);
        int each = (int)Math.Max(1, PartSize / Math.Max(1, size));
        ParallelLoop.For((count + each - 1) / each, threads, part =>
        {
            int end = Math.Min(count, (part + 1) * each);
            for (int sequence = part * each; sequence < end; sequence++)
                body(sequence);
        });
    }
}
