using MlNetGenomics.Kernels;

namespace MlNetGenomics.Networks.Engine;

/// <summary>
/// Maxima over windows of positions. Going backward, the gradient goes to the first position that has the
/// maximum.
/// </summary>
internal sealed unsafe class PoolOperator<TLanes> : Operator where TLanes : struct, ILanes<TLanes>
{
    private readonly int _size;
    private readonly int _stride;
    private readonly int _before;
    private readonly bool _keepsPlaces;
    private readonly bool _isRectified;

    /// <summary>An operator for max-pooling.</summary>
    /// <param name="size">Positions of a window.</param>
    /// <param name="stride">Positions from one window to the next.</param>
    /// <param name="before">Positions that the first window lies before the first position.</param>
    /// <param name="from">Slot that is read.</param>
    /// <param name="to">Slot that is written.</param>
    /// <param name="strands">1, or 2 for both strands.</param>
    /// <param name="keepsPlaces">Whether it will run backward.</param>
    /// <param name="isRectified">
    /// Whether what is read has come through a ReLU that leaves its slope to this operator: no gradient goes to a maximum
    /// of 0.
    /// </param>
    public PoolOperator(int size, int stride, int before, int from, int to, int strands, bool keepsPlaces, bool isRectified)
        : base(from, to, strands)
    {
        _size = size;
        _stride = stride;
        _before = before;
        _keepsPlaces = keepsPlaces;
        _isRectified = isRectified;
    }

    /// <inheritdoc/>
    public override void Forward(Workspace workspace, int threads)
    {
        FeatureBuffer from = workspace.Features[From];
        FeatureBuffer to = workspace.Features[To];
        FeatureBuffer? places = _keepsPlaces ? PlacesOf(workspace, to) : null;
        ForSequences(workspace, from, threads, sequence =>
        {
            for (int position = 0; position < to.Shape.Positions; position++)
            {
                (int start, int size) = Window(position, from.Shape.Positions);
                float* source = from.Row(sequence, start);
                float* target = to.Row(sequence, position);
                if (places is null)
                    Maximum(source, size, from.Step, target);
                else
                    MaximumAndPlace(source, size, from.Step, target, places.Row(sequence, position));
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
        FeatureBuffer places = PlacesOf(workspace, from);
        FeatureBuffer output = workspace.Features[To];
        if (workspace.Originals is not null)
        {
            Rescale(workspace, places, threads);
            return;
        }
        bool isApart = _stride == _size;
        ForSequences(workspace, to, threads, sequence =>
        {
            (int last, int lastSize) = Window(from.Shape.Positions - 1, to.Shape.Positions);
            int covered = isApart ? last + lastSize : 0;
            new Span<float>(to.Row(sequence, covered), (to.Shape.Positions - covered) * to.Step).Clear();
            for (int position = 0; position < from.Shape.Positions; position++)
            {
                float* slope = from.Row(sequence, position);
                if (_isRectified)
                    Rectify(slope, output.Row(sequence, position), from.Step);
                float* place = places.Row(sequence, position);
                (int start, int size) = Window(position, to.Shape.Positions);
                float* target = to.Row(sequence, start);
                if (isApart)
                    Spread(slope, place, size, target, to.Step);
                else
                    Add(slope, place, target, to.Step, from.Shape.Channels);
            }
        });
    }

    private void Rescale(Workspace workspace, FeatureBuffer places, int threads)
    {
        FeatureBuffer input = workspace.Features[From];
        FeatureBuffer output = workspace.Features[To];
        FeatureBuffer multipliers = workspace.Gradients[To];
        FeatureBuffer target = workspace.Gradients[From];
        ForSequences(workspace, target, threads, sequence =>
        {
            int original = workspace.Original(sequence);
            new Span<float>(target.Row(sequence), target.RowsLength).Clear();
            for (int position = 0; position < output.Shape.Positions && original != sequence; position++)
            {
                (int start, _) = Window(position, input.Shape.Positions);
                float* x = input.Row(original, start), reference = input.Row(sequence, start);
                float* y = output.Row(original, position), referenceOutput = output.Row(sequence, position);
                float* place = places.Row(original, position), referencePlace = places.Row(sequence, position);
                float* multiplier = multipliers.Row(sequence, position), to = target.Row(sequence, start);
                for (int channel = 0; channel < output.Shape.Channels; channel++)
                {
                    nint at = (nint)place[channel] * input.Step + channel;
                    nint other = (nint)referencePlace[channel] * input.Step + channel;
                    to[at] += multiplier[channel]
                        * RescaleRule.AtMaximum(y[channel], referenceOutput[channel], x[at] - reference[at]);
                    to[other] += multiplier[channel]
                        * RescaleRule.AtReferenceMaximum(y[channel], referenceOutput[channel], x[other] - reference[other]);
                }
            }
        });
    }

    /// <summary>First position of a window, and how many of its positions there are; those of padding do not count.</summary>
    private (int Start, int Size) Window(int position, int positions)
    {
        int start = position * _stride - _before;
        int end = Math.Min(positions, start + _size);
        start = Math.Max(0, start);
        return (start, end - start);
    }

    // Places are whole numbers kept as floats, exact below 2^24.
    private FeatureBuffer PlacesOf(Workspace workspace, FeatureBuffer output) =>
        (FeatureBuffer)(workspace.States[Number] ??= new FeatureBuffer(output.Shape, output.Capacity));

    private static void Maximum(float* source, int size, int step, float* target)
    {
        for (int lane = 0; lane < step; lane += TLanes.Count)
        {
            float* row = source + lane;
            TLanes best = TLanes.Load(row);
            for (int i = 1; i < size; i++)
            {
                row += step;
                best = TLanes.Max(best, TLanes.Load(row));
            }
            TLanes.Store(best, target + lane);
        }
    }

    private static void MaximumAndPlace(float* source, int size, int step, float* target, float* place)
    {
        for (int lane = 0; lane < step; lane += TLanes.Count)
        {
            float* row = source + lane;
            TLanes best = TLanes.Load(row);
            TLanes at = TLanes.Create(0);
            for (int i = 1; i < size; i++)
            {
                row += step;
                TLanes value = TLanes.Load(row);
                at = TLanes.WhereGreater(value, best, TLanes.Create(i), at);
                best = TLanes.Max(best, value);
            }
            TLanes.Store(best, target + lane);
            TLanes.Store(at, place + lane);
        }
    }

    private static void Rectify(float* slope, float* value, int step)
    {
        TLanes zero = TLanes.Create(0);
        for (int lane = 0; lane < step; lane += TLanes.Count)
        {
            TLanes kept = TLanes.WhereGreater(TLanes.Load(value + lane), zero, TLanes.Load(slope + lane), zero);
            TLanes.Store(kept, slope + lane);
        }
    }

    private static void Spread(float* slope, float* place, int size, float* target, int step)
    {
        TLanes zero = TLanes.Create(0);
        for (int lane = 0; lane < step; lane += TLanes.Count)
        {
            TLanes value = TLanes.Load(slope + lane);
            TLanes at = TLanes.Load(place + lane);
            float* row = target + lane;
            for (int i = 0; i < size; i++, row += step)
            {
                // Two comparisons, as lanes have no test for equality.
                TLanes isNotBefore = TLanes.WhereGreater(TLanes.Create(i), at, zero, value);
                TLanes.Store(TLanes.WhereGreater(at, TLanes.Create(i), zero, isNotBefore), row);
            }
        }
    }

    private static void Add(float* slope, float* place, float* target, int step, int channels)
    {
        for (int channel = 0; channel < channels; channel++)
            target[(nint)place[channel] * step + channel] += slope[channel];
    }
}
