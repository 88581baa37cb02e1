using System.Runtime.Intrinsics;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks.Engine;

internal sealed unsafe partial class ProductOperator<TLanes>
{
    // Bases. A vector of more columns than that would be zeros for the most part.
    private const int NarrowChannels = 4;

    private PackedWeights<TLanes>? _columns;

    private bool IsNarrow => _channels == NarrowChannels && _width > 1;

    /// <summary>
    /// Goes backward to an input of few channels: a product gives what each output's gradient adds to all numbers of its
    /// window, which are then added up window by window. Padding has no gradient.
    /// </summary>
    private void BackwardNarrow(Workspace workspace, FeatureBuffer gradient, int threads)
    {
        FeatureBuffer to = workspace.Gradients[From];
        int positions = gradient.Shape.Positions;
        FeatureBuffer columns = StateOf(workspace).Columns ??= new FeatureBuffer(
            new FeatureShape(positions, _width * _channels), workspace.Capacity * Strands);
        Multiply(
            new WindowReader(gradient, columns, SequenceCount(workspace), 1, 0), _columns!, 1, _filters.Filters, gradient.Step,
            _noBias!, float.NegativeInfinity, threads);
        ForSequences(workspace, to, threads, sequence =>
        {
            new Span<float>(to.Row(sequence), to.RowsLength).Clear();
            for (int p = 0; p < positions; p++)
            {
                float* window = columns.Row(sequence, p);
                int start = p * _stride - _before;
                for (int tap = 0; tap < _width; tap++, window += NarrowChannels)
                {
                    int at = start + tap * _dilation;
                    if ((uint)at >= (uint)to.Shape.Positions)
                        continue;
                    float* row = to.Row(sequence, at);
                    (Vector128.Load(row) + Vector128.Load(window)).Store(row);
                }
            }
        });
    }
}
