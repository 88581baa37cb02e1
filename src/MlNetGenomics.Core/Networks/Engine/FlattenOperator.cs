namespace MlNetGenomics.Networks.Engine;

/// <summary>Writes the channels of all positions one after the other.</summary>
internal sealed unsafe class FlattenOperator : Operator
{
    /// <summary>An operator from a track to a vector.</summary>
    public FlattenOperator(int from, int to, int strands) : base(from, to, strands)
    {
    }

    /// <inheritdoc/>
    public override void Forward(Workspace workspace, int threads)
    {
        FeatureBuffer from = workspace.Features[From];
        FeatureBuffer to = workspace.Features[To];
        ForSequences(workspace, from, threads, sequence =>
            from.CopyTo(sequence, new Span<float>(to.Row(sequence), to.RowsLength)));
    }

    /// <inheritdoc/>
    public override void Backward(Workspace workspace, bool needsInput, float[]? values, int threads)
    {
        if (!needsInput)
            return;
        FeatureBuffer from = workspace.Gradients[To];
        FeatureBuffer to = workspace.Gradients[From];
        ForSequences(workspace, to, threads, sequence =>
            to.CopyFrom(sequence, new ReadOnlySpan<float>(from.Row(sequence), from.RowsLength)));
    }
}
