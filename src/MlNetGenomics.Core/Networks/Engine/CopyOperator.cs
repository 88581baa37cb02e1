namespace MlNetGenomics.Networks.Engine;

/// <summary>Copies features, so that layers may work on them in place while the original is kept to be added.</summary>
internal sealed unsafe class CopyOperator : Operator
{
    private readonly bool _isShared;

    /// <summary>An operator from one slot to another of the same shape.</summary>
    /// <param name="from">Slot that is read.</param>
    /// <param name="to">Slot that is written.</param>
    /// <param name="strands">1, or 2 for both strands.</param>
    /// <param name="isShared">
    /// Whether an <see cref="AddOperator"/> reads the original, too, and has written its gradient before this one adds to it.
    /// </param>
    public CopyOperator(int from, int to, int strands, bool isShared) : base(from, to, strands)
    {
        _isShared = isShared;
    }

    /// <inheritdoc/>
    public override void Forward(Workspace workspace, int threads)
    {
        FeatureBuffer from = workspace.Features[From];
        FeatureBuffer to = workspace.Features[To];
        ForSequences(workspace, to, threads, sequence =>
        {
            int channels = from.Shape.Channels;
            for (int position = 0; position < from.Shape.Positions; position++)
            {
                new ReadOnlySpan<float>(from.Row(sequence, position), channels)
                    .CopyTo(new Span<float>(to.Row(sequence, position), channels));
            }
        });
    }

    /// <inheritdoc/>
    public override void Backward(Workspace workspace, bool needsInput, float[]? values, int threads)
    {
        if (!needsInput)
            return;
        FeatureBuffer from = workspace.Gradients[To];
        FeatureBuffer to = workspace.Gradients[From];
        ForSequences(workspace, to, threads, sequence =>
        {
            for (int position = 0; position < from.Shape.Positions; position++)
            {
                float* source = from.Row(sequence, position);
                float* target = to.Row(sequence, position);
                for (int channel = 0; channel < from.Shape.Channels; channel++)
                    target[channel] = source[channel] + (_isShared ? target[channel] : 0);
            }
        });
    }
}
