using MlNetGenomics.Kernels;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Networks.Engine;

/// <summary>Dropout in training. Each sequence's mask comes from a stream of its own.</summary>
internal sealed unsafe class DropoutOperator<TLanes> : Operator where TLanes : struct, ILanes<TLanes>
{
    private readonly double _rate;
    private readonly int _layer;

    /// <summary>An operator for a dropout layer.</summary>
    public DropoutOperator(NetworkStep step, int from, int to, int strands) : base(from, to, strands)
    {
        _rate = ((Dropout)step.Layer).Rate;
        _layer = step.Index;
    }

    /// <inheritdoc/>
    public override void Forward(Workspace workspace, int threads)
    {
        FeatureBuffer from = workspace.Features[From];
        FeatureBuffer to = workspace.Features[To];
        int size = (int)from.Shape.Size;
        var masks = (float[])(workspace.States[Number] ??= new float[(long)from.Capacity * size]);
        SplittableRandom random = workspace.Random!.Split(_layer);
        ForSequences(workspace, to, threads, sequence =>
        {
            Span<float> mask = masks.AsSpan(sequence * size, size);
            DropoutMask.Fill(random.Split(sequence), _rate, mask);
            Multiply(from, to, sequence, mask);
        });
    }

    /// <inheritdoc/>
    public override void Backward(Workspace workspace, bool needsInput, float[]? values, int threads)
    {
        FeatureBuffer from = workspace.Gradients[To];
        FeatureBuffer to = workspace.Gradients[From];
        int size = (int)from.Shape.Size;
        var masks = (float[])workspace.States[Number]!;
        ForSequences(workspace, to, threads, sequence =>
            Multiply(from, to, sequence, masks.AsSpan(sequence * size, size)));
    }

    private static void Multiply(FeatureBuffer from, FeatureBuffer to, int sequence, ReadOnlySpan<float> mask)
    {
        int channels = from.Shape.Channels;
        for (int position = 0; position < from.Shape.Positions; position++)
        {
            float* source = from.Row(sequence, position);
            float* target = to.Row(sequence, position);
            fixed (float* factors = mask.Slice(position * channels, channels))
            {
                int channel = 0;
                for (; channel + TLanes.Count <= channels; channel += TLanes.Count)
                    TLanes.Store(TLanes.Load(source + channel) * TLanes.Load(factors + channel), target + channel);
                for (; channel < channels; channel++)
                    target[channel] = source[channel] * factors[channel];
            }
        }
    }
}
