namespace MlNetGenomics.Networks.Engine;

/// <summary>Copies features, so that layers may work on them in place while the original is kept to be added.</summary>
internal sealed unsafe class CopyOperator : Operator
{
    /// <summary>An operator from one slot to another of the same shape.</summary>
    public CopyOperator(int from, int to, int strands) : base(from, to, strands)
    {
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

    /// <summary>Adds to the gradient, which the sum has written already (see <see cref="AddOperator"/>).</summary>
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
                    target[channel] += source[channel];
            }
        });
    }
}
