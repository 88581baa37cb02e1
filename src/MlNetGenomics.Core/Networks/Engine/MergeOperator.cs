using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks.Engine;

/// <summary>Makes one track of the tracks of the two strands.</summary>
internal sealed unsafe class MergeOperator : Operator
{
    private readonly StrandMerge _merge;

    /// <summary>An operator from a slot of both strands to one of one.</summary>
    public MergeOperator(StrandMerge merge, int from, int to) : base(from, to, strands: 1)
    {
        _merge = merge;
    }

    /// <inheritdoc/>
    public override void Forward(Workspace workspace, int threads)
    {
        FeatureBuffer from = workspace.Features[From];
        FeatureBuffer to = workspace.Features[To];
        int strand = workspace.Count;
        ForSequences(workspace, to, threads, sequence =>
        {
            int positions = from.Shape.Positions;
            for (int position = 0; position < positions; position++)
            {
                float* ahead = from.Row(sequence, position);
                float* target = to.Row(sequence, position);
                if (_merge == StrandMerge.Concatenate)
                {
                    Copy(ahead, target, from.Step);
                    Copy(from.Row(strand + sequence, position), to.Row(sequence, positions + position), from.Step);
                    continue;
                }
                float* back = from.Row(strand + sequence, positions - 1 - position);
                for (int channel = 0; channel < from.Step; channel++)
                    target[channel] = ahead[channel] < back[channel] ? back[channel] : ahead[channel];
            }
        });
    }

    /// <inheritdoc/>
    public override void Backward(Workspace workspace, bool needsInput, float[]? values, int threads)
    {
        if (!needsInput)
            return;
        FeatureBuffer features = workspace.Features[From];
        FeatureBuffer from = workspace.Gradients[To];
        FeatureBuffer to = workspace.Gradients[From];
        if (workspace.Originals is not null && _merge == StrandMerge.Maximum)
        {
            Rescale(workspace, threads);
            return;
        }
        int strand = workspace.Count;
        ForSequences(workspace, from, threads, sequence =>
        {
            int positions = to.Shape.Positions;
            for (int position = 0; position < positions; position++)
            {
                float* slope = from.Row(sequence, position);
                float* ahead = to.Row(sequence, position);
                if (_merge == StrandMerge.Concatenate)
                {
                    Copy(slope, ahead, to.Step);
                    Copy(from.Row(sequence, positions + position), to.Row(strand + sequence, position), to.Step);
                    continue;
                }
                float* forward = features.Row(sequence, position);
                float* reverse = features.Row(strand + sequence, positions - 1 - position);
                float* back = to.Row(strand + sequence, positions - 1 - position);
                for (int channel = 0; channel < to.Step; channel++)
                {
                    bool isBack = forward[channel] < reverse[channel];
                    ahead[channel] = isBack ? 0 : slope[channel];
                    back[channel] = isBack ? slope[channel] : 0;
                }
            }
        });
    }

    private void Rescale(Workspace workspace, int threads)
    {
        FeatureBuffer input = workspace.Features[From];
        FeatureBuffer output = workspace.Features[To];
        FeatureBuffer multipliers = workspace.Gradients[To];
        FeatureBuffer target = workspace.Gradients[From];
        int strand = workspace.Count;
        ForSequences(workspace, output, threads, sequence =>
        {
            int original = workspace.Original(sequence);
            int positions = input.Shape.Positions;
            for (int position = 0; position < positions; position++)
            {
                int mirrored = positions - 1 - position;
                float* ahead = input.Row(original, position), referenceAhead = input.Row(sequence, position);
                float* back = input.Row(strand + original, mirrored);
                float* referenceBack = input.Row(strand + sequence, mirrored);
                float* y = output.Row(original, position), referenceOutput = output.Row(sequence, position);
                float* multiplier = multipliers.Row(sequence, position);
                float* toAhead = target.Row(sequence, position), toBack = target.Row(strand + sequence, mirrored);
                for (int channel = 0; channel < input.Shape.Channels; channel++)
                {
                    float here = ahead[channel] - referenceAhead[channel], there = back[channel] - referenceBack[channel];
                    bool isBack = ahead[channel] < back[channel];
                    bool isReferenceBack = referenceAhead[channel] < referenceBack[channel];
                    float share = RescaleRule.AtMaximum(y[channel], referenceOutput[channel], isBack ? there : here);
                    float other = RescaleRule.AtReferenceMaximum(
                        y[channel], referenceOutput[channel], isReferenceBack ? there : here);
                    toAhead[channel] = multiplier[channel] * ((isBack ? 0 : share) + (isReferenceBack ? 0 : other));
                    toBack[channel] = multiplier[channel] * ((isBack ? share : 0) + (isReferenceBack ? other : 0));
                }
            }
        });
    }

    private static void Copy(float* from, float* to, int length) =>
        new ReadOnlySpan<float>(from, length).CopyTo(new Span<float>(to, length));
}
