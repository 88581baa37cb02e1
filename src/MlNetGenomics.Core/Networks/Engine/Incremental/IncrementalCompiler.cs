using MlNetGenomics.Kernels;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks.Engine.Incremental;

/// <summary>
/// Turns a network, or its first steps, into operators that can work out some positions alone. As when scoring, a
/// normalization is multiplied into the layer before it, and a ReLU is done by the product before it; a dense layer reads
/// the track before a flattening, so that it knows which of its inputs have changed.
/// </summary>
internal sealed class IncrementalCompiler<TLanes> where TLanes : struct, ILanes<TLanes>
{
    // A pooling of each strand that is not a layer of its own.
    private static readonly GlobalMaxPooling StrandPooling = new();

    private readonly Network _network;
    private readonly int _last;
    private readonly List<IncrementalNode> _nodes = [];
    private readonly List<IncrementalOperator> _operators = [];
    private int _next;
    private int _current;
    private int _strands = 1;

    private IncrementalCompiler(Network network, int last)
    {
        _network = network;
        _last = last;
    }

    /// <summary>Compiles a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="last">Index of the last step to run.</param>
    public static IncrementalProgram Compile(Network network, int last)
    {
        var compiler = new IncrementalCompiler<TLanes>(network, last);
        compiler._strands = network.Layers[0] is BothStrands ? 2 : 1;
        compiler._current = compiler.NewNode(network.Input);
        MaximaLayers? maxima = MaximaLayers.Find(network);
        if (maxima is not null && maxima.Head.Index <= last)
            compiler.AddLayers(network.Layers, compiler.AddMaxima(maxima));
        else
        {
            compiler._operators.Add(new IncrementalInput(0, network.InputLength, compiler._strands));
            compiler.AddLayers(network.Layers);
        }
        return new IncrementalProgram(
            network.InputLength, [.. compiler._nodes], [.. compiler._operators], compiler._current);
    }

    private bool IsDone => _next > _last;

    private IncrementalNode Current => _nodes[_current];

    private void AddLayers(LayerSequence layers, int first = 0)
    {
        for (int i = first; i < layers.Count && !IsDone; i++)
        {
            switch (layers[i])
            {
                case BothStrands both:
                    i += AddBothStrands(both, layers, i);
                    break;
                case Residual residual:
                    AddResidual(residual);
                    break;
                default:
                    i += AddLayer(layers, i);
                    break;
            }
        }
    }

    /// <summary>Adds the layers up to the first dense one; returns how many were taken in.</summary>
    private int AddMaxima(MaximaLayers layers)
    {
        _strands = 1;
        _next = layers.Head.Index + 1;
        int to = NewNode(layers.Head.Output);
        (NetworkStep? folded, bool isRelu, int taken) = TakeFolded(_network.Layers, layers.LayerCount);
        var maxima = new IncrementalMaxima<TLanes>(layers, to, _nodes[to])
        {
            Floor = isRelu ? 0 : float.NegativeInfinity,
        };
        if (folded is not null)
            maxima.Fold(folded);
        Add(maxima);
        return layers.LayerCount + taken;
    }

    /// <summary>Adds both strands; returns how many of the layers after them were taken in.</summary>
    private int AddBothStrands(BothStrands layer, LayerSequence layers, int index)
    {
        int pooling = layer.Merge == StrandMerge.Concatenate ? GlobalPoolingAfter(layer, layers, index) : 0;
        // The maximum over both strands is the larger of their maxima.
        AddLayers(pooling > 0 ? [.. layer.Layers, StrandPooling] : layer.Layers);
        if (IsDone)
            return 0;
        NetworkStep step = _network.Steps[_next++];
        int from = _current;
        IncrementalNode input = Current;
        _strands = 1;
        int to = NewNode(pooling > 0 ? input.Shape : step.Output);
        Add(new IncrementalMerge(pooling > 0 ? StrandMerge.Maximum : layer.Merge, from, input, to));
        _next += pooling;
        if (pooling > 1)
            AddActivation(((Activation)layers[index + 1]).Function);
        return pooling;
    }

    /// <summary>How many layers after both strands end in their global maximum, an activation before it counted; 0 for none.</summary>
    private int GlobalPoolingAfter(BothStrands layer, LayerSequence layers, int index)
    {
        int after = index + 1 < layers.Count && layers[index + 1] is Activation ? 2 : 1;
        bool isPooled = index + after < layers.Count && layers[index + after] is GlobalMaxPooling;
        return isPooled && _next + CountSteps(layer.Layers) + after <= _last ? after : 0;
    }

    private static int CountSteps(LayerSequence layers) => layers.Sum(layer => 1 + CountSteps(layer.Inner));

    private void AddResidual(Residual layer)
    {
        int other = _current;
        AddLayers(layer.Layers);
        if (IsDone)
            return;
        NetworkStep step = _network.Steps[_next++];
        int from = _current;
        int to = NewNode(step.Output);
        Add(new IncrementalSum(from, other, to, _nodes[to]));
    }

    /// <summary>Adds a layer; returns how many of the layers after it were taken in.</summary>
    private int AddLayer(LayerSequence layers, int index)
    {
        if (ReferenceEquals(layers[index], StrandPooling))
        {
            AddPooling(StrandPooling);
            return 0;
        }
        NetworkStep step = _network.Steps[_next++];
        switch (step.Layer)
        {
            case Convolution or MultinomialConvolution or Dense:
                return AddProduct(step, layers, index);
            case BatchNormalization:
                int normalized = NewNode(step.Output);
                Add(new IncrementalNormalization<TLanes>(step, _current, normalized, _nodes[normalized]));
                return 0;
            case Activation activation:
                // Functions that never fall keep the maximum: there are fewer numbers after pooling.
                bool isPooledFirst = Is<MaxPooling>(layers, index + 1) || Is<GlobalMaxPooling>(layers, index + 1);
                if (isPooledFirst)
                    AddPooling(_network.Steps[_next++].Layer);
                AddActivation(activation.Function);
                return isPooledFirst ? 1 : 0;
            case MaxPooling or GlobalMaxPooling:
                AddPooling(step.Layer);
                return 0;
            case Dropout:
                return 0;
            case Flatten:
                return AddFlattening(step, layers, index);
            default:
                throw new InvalidOperationException($"no operator for {step.Layer.Kind}");
        }
    }

    private int AddProduct(NetworkStep step, LayerSequence layers, int index)
    {
        int from = _current;
        int to = NewNode(step.Output);
        (NetworkStep? folded, bool isRelu, int taken) = TakeFolded(layers, index + 1);
        var product = new IncrementalProduct<TLanes>(step, from, _nodes[from], to, _nodes[to])
        {
            Floor = isRelu ? 0 : float.NegativeInfinity,
        };
        if (folded is not null)
            product.Fold(folded);
        Add(product);
        return taken;
    }

    /// <summary>Takes a normalization and a ReLU, which what comes before does as well.</summary>
    private (NetworkStep? Folded, bool IsRelu, int Taken) TakeFolded(LayerSequence layers, int index)
    {
        NetworkStep? folded = Is<BatchNormalization>(layers, index) ? _network.Steps[_next++] : null;
        int taken = folded is null ? 0 : 1;
        bool isRelu = Is<Activation>(layers, index + taken)
            && _network.Steps[_next].Layer is Activation { Function: ActivationFunction.Relu };
        if (!isRelu)
            return (folded, false, taken);
        _next++;
        return (folded, true, taken + 1);
    }

    private void AddActivation(ActivationFunction function)
    {
        if (function == ActivationFunction.Linear)
            return;
        int to = NewNode(Current.Shape);
        Add(new IncrementalActivation<TLanes>(function, _current, to, _nodes[to]));
    }

    private void AddPooling(Layer layer)
    {
        IncrementalNode input = Current;
        int positions = input.Shape.Positions;
        (int size, int stride, int before) = layer is MaxPooling pooling
            ? (pooling.Size, pooling.Step, pooling.PaddingBefore(positions))
            : (positions, positions, 0);
        int to = NewNode(layer.OutputShape(input.Shape));
        Add(new IncrementalPool<TLanes>(size, stride, before, _current, input, to, _nodes[to]));
    }

    private int AddFlattening(NetworkStep step, LayerSequence layers, int index)
    {
        int skipped = 0;
        while (Is<Dropout>(layers, index + 1 + skipped, skipped))
            skipped++;
        if (Is<Dense>(layers, index + 1 + skipped, skipped))
        {
            _next += skipped;
            return skipped + 1 + AddProduct(_network.Steps[_next++], layers, index + 1 + skipped);
        }
        int to = NewNode(step.Output);
        Add(new IncrementalFlatten(_current, Current, to));
        return 0;
    }

    /// <summary>Whether a layer of this sequence is of a kind and to be run, <paramref name="later"/> steps from now.</summary>
    private bool Is<TLayer>(LayerSequence layers, int index, int later = 0) where TLayer : Layer =>
        index < layers.Count && layers[index] is TLayer && !ReferenceEquals(layers[index], StrandPooling)
        && _next + later <= _last;

    private void Add(IncrementalOperator step)
    {
        _operators.Add(step);
        _current = step.To;
    }

    private int NewNode(FeatureShape shape)
    {
        _nodes.Add(new IncrementalNode(shape, _strands));
        return _nodes.Count - 1;
    }
}
