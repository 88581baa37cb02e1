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
    private readonly bool _keepsPlaces;

    /// <summary>An operator for max-pooling.</summary>
    /// <param name="size">Positions of a window.</param>
    /// <param name="stride">Positions from one window to the next.</param>
    /// <param name="from">Slot that is read.</param>
    /// <param name="to">Slot that is written.</param>
    /// <param name="strands">1, or 2 for both strands.</param>
    /// <param name="keepsPlaces">Whether it will run backward.</param>
    public PoolOperator(int size, int stride, int from, int to, int strands, bool keepsPlaces)
        : base(from, to, strands)
    {
        _size = size;
        _stride = stride;
        _keepsPlaces = keepsPlaces;
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
                float* source = from.Row(sequence, position * _stride);
                float* target = to.Row(sequence, position);
                if (places is null)
                    Maximum(source, from.Step, target);
                else
                    MaximumAndPlace(source, from.Step, target, places.Row(sequence, position));
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
        bool isApart = _stride == _size;
        ForSequences(workspace, to, threads, sequence =>
        {
            int covered = isApart ? from.Shape.Positions * _stride : 0;
            new Span<float>(to.Row(sequence, covered), (to.Shape.Positions - covered) * to.Step).Clear();
            for (int position = 0; position < from.Shape.Positions; position++)
            {
                float* slope = from.Row(sequence, position);
                float* place = places.Row(sequence, position);
                float* target = to.Row(sequence, position * _stride);
                if (isApart)
                    Spread(slope, place, target, to.Step);
                else
                    Add(slope, place, target, to.Step, from.Shape.Channels);
            }
        });
    }

    // Places are whole numbers kept as floats, exact below 2^24.
    private FeatureBuffer PlacesOf(Workspace workspace, FeatureBuffer output) =>
        (FeatureBuffer)(workspace.States[Number] ??= new FeatureBuffer(output.Shape, output.Capacity));

    private void Maximum(float* source, int step, float* target)
    {
        for (int lane = 0; lane < step; lane += TLanes.Count)
        {
            float* row = source + lane;
            TLanes best = TLanes.Load(row);
            for (int i = 1; i < _size; i++)
            {
                row += step;
                best = TLanes.Max(best, TLanes.Load(row));
            }
            TLanes.Store(best, target + lane);
        }
    }

    private void MaximumAndPlace(float* source, int step, float* target, float* place)
    {
        for (int lane = 0; lane < step; lane += TLanes.Count)
        {
            float* row = source + lane;
            TLanes best = TLanes.Load(row);
            TLanes at = TLanes.Create(0);
            for (int i = 1; i < _size; i++)
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

    private void Spread(float* slope, float* place, float* target, int step)
    {
        TLanes zero = TLanes.Create(0);
        for (int lane = 0; lane < step; lane += TLanes.Count)
        {
            TLanes value = TLanes.Load(slope + lane);
            TLanes at = TLanes.Load(place + lane);
            float* row = target + lane;
            for (int i = 0; i < _size; i++, row += step)
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
