using MlNetGenomics.Kernels;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks.Engine.Incremental;

/// <summary>A function of each number by itself.</summary>
internal sealed unsafe class IncrementalActivation<TLanes> : IncrementalOperator where TLanes : struct, ILanes<TLanes>
{
    private readonly ActivationFunction _function;
    private readonly IncrementalNode _node;

    /// <summary>An operator for an activation.</summary>
    /// <param name="function">The function.</param>
    /// <param name="from">Number of the node that is read.</param>
    /// <param name="to">Number of the node that is written.</param>
    /// <param name="node">That node.</param>
    public IncrementalActivation(ActivationFunction function, int from, int to, IncrementalNode node) : base(from, to)
    {
        _function = function;
        _node = node;
    }

    /// <inheritdoc/>
    public override void Map(ChangedRange[] ranges) => MapEach(ranges, range => range);

    /// <inheritdoc/>
    public override void Run(FeatureView view)
    {
        for (int track = 0; track < view.Count * _node.Strands; track++)
        {
            ChangedRange range = view.Range(To, track);
            if (range.Count == 0)
                continue;
            float* source = view.Row(From, track, range.Start);
            float* target = view.Row(To, track, range.Start);
            for (int i = 0; i < range.Count * _node.Step; i += TLanes.Count)
                TLanes.Store(ActivateOperator<TLanes>.Value(_function, TLanes.Load(source + i)), target + i);
        }
    }
}
