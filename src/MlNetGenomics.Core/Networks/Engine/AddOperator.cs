namespace MlNetGenomics.Networks.Engine;

/// <summary>Adds two tracks of the same shape.</summary>
internal sealed unsafe class AddOperator : Operator
{
    private readonly int _other;

    /// <summary>An operator that writes the sum of two slots into a third.</summary>
    /// <param name="from">What the layers have made.</param>
    /// <param name="other">What they were given.</param>
    /// <param name="to">Slot of the sum.</param>
    /// <param name="strands">1, or 2 for both strands.</param>
    public AddOperator(int from, int other, int to, int strands) : base(from, to, strands)
    {
        _other = other;
    }

    /// <inheritdoc/>
    public override void Forward(Workspace workspace, int threads)
    {
        FeatureBuffer first = workspace.Features[From];
        FeatureBuffer second = workspace.Features[_other];
        FeatureBuffer to = workspace.Features[To];
        ForSequences(workspace, to, threads, sequence =>
        {
            for (int position = 0; position < to.Shape.Positions; position++)
            {
                float* a = first.Row(sequence, position);
                float* b = second.Row(sequence, position);
                float* sum = to.Row(sequence, position);
                for (int channel = 0; channel < to.Shape.Channels; channel++)
                    sum[channel] = a[channel] + b[channel];
            }
        });
    }

    /// <inheritdoc/>
    public override void Backward(Workspace workspace, bool needsInput, float[]? values, int threads)
    {
        FeatureBuffer from = workspace.Gradients[To];
        FeatureBuffer first = workspace.Gradients[From];
        FeatureBuffer second = workspace.Gradients[_other];
        ForSequences(workspace, from, threads, sequence =>
        {
            for (int position = 0; position < from.Shape.Positions; position++)
            {
                var row = new ReadOnlySpan<float>(from.Row(sequence, position), from.Shape.Channels);
                row.CopyTo(new Span<float>(first.Row(sequence, position), row.Length));
                row.CopyTo(new Span<float>(second.Row(sequence, position), row.Length));
            }
        });
    }
}
