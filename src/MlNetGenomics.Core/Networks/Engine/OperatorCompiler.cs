using MlNetGenomics.Kernels;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks.Engine;

/// <summary>
/// Turns a network, or its first steps, into operators: bases are looked up where the first layer allows it,
/// normalizations are multiplied into the layer before when scoring, a ReLU is done by what comes before it, and
/// what can work in place does.
/// </summary>
internal sealed class OperatorCompiler<TLanes> where TLanes : struct, ILanes<TLanes>
{
    // The current slot before anything has been written: the sequence itself.
    private const int Bases = -1;

    // Positions of a pooling window from which on maxima go back one by one in training.
    private const int FewestPooled = 32;

    // A pooling of each strand that is not a layer of its own.
    private static readonly GlobalMaxPooling StrandPooling = new();

    private readonly Network _network;
    private readonly PassMode _mode;
    private readonly int _last;
    private readonly List<Slot> _slots = [];
    private readonly List<Operator> _operators = [];
    private readonly Dictionary<int, ActivationFunction> _activated = [];
    private int _next;
    private int _current = Bases;
    private int _inputSlot = Bases;
    private int _strands = 1;

    private OperatorCompiler(Network network, PassMode mode, int last)
    {
        _network = network;
        _mode = mode;
        _last = last;
    }

    /// <summary>Compiles a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="mode">What it is run for.</param>
    /// <param name="last">Index of the last step to run.</param>
    public static OperatorProgram Compile(Network network, PassMode mode, int last)
    {
        var compiler = new OperatorCompiler<TLanes>(network, mode, last);
        compiler.AddLayers(network.Layers);
        return compiler.Finish();
    }

    private bool HasGradients => _mode != PassMode.Scoring;

    private bool IsDone => _next > _last;

    private OperatorProgram Finish()
    {
        // Nothing to do before the last step (a dropout, say): what comes out are the bases.
        if (_current == Bases)
            Materialize();
        for (int i = 0; i < _operators.Count; i++)
            _operators[i].Number = i;
        bool isEmbedded = _operators[0] is EmbedOperator;
        return new OperatorProgram(
            _network.InputLength,
            _operators.Max(step => step.Strands),
            [.. _slots],
            [.. _operators],
            _current,
            _inputSlot)
        {
            FirstGradient = isEmbedded && _mode == PassMode.Training ? 1 : 0,
        };
    }

    private void AddLayers(LayerSequence layers)
    {
        for (int i = 0; i < layers.Count && !IsDone; i++)
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

    /// <summary>Adds both strands; returns how many of the layers after them were taken in.</summary>
    private int AddBothStrands(BothStrands layer, LayerSequence layers, int index)
    {
        bool mayPoolFirst = layer.Merge == StrandMerge.Concatenate && _mode != PassMode.Comparison;
        int pooling = mayPoolFirst ? GlobalPoolingAfter(layer, layers, index) : 0;
        _strands = 2;
        // The maximum over both strands is the larger of their maxima: there is less to merge.
        AddLayers(pooling > 0 ? [.. layer.Layers, StrandPooling] : layer.Layers);
        if (IsDone)
            return 0;
        NetworkStep step = _network.Steps[_next++];
        int from = Materialize();
        _strands = 1;
        if (pooling == 0)
        {
            Add(new MergeOperator(layer.Merge, from, NewSlot(step.Output)));
            return 0;
        }
        Add(new MergeOperator(StrandMerge.Maximum, from, NewSlot(_slots[from].Shape)));
        _next += pooling;
        if (layers[index + 1] is Activation activation)
            AddActivation(activation.Function, isDone: false);
        return pooling;
    }

    /// <summary>How many layers after both strands end in their global maximum, an activation before it counted; 0 for none.</summary>
    private int GlobalPoolingAfter(BothStrands layer, LayerSequence layers, int index)
    {
        int inner = CountSteps(layer.Layers) + 1;
        int after = index + 1 < layers.Count && layers[index + 1] is Activation ? 1 : 0;
        bool isPooled = index + 1 + after < layers.Count && layers[index + 1 + after] is GlobalMaxPooling;
        return isPooled && _next + inner + after <= _last ? after + 1 : 0;
    }

    private static int CountSteps(LayerSequence layers) => layers.Sum(layer => 1 + CountSteps(layer.Inner));

    private void AddResidual(Residual layer)
    {
        int from = Materialize();
        Add(new CopyOperator(from, NewSlot(_slots[from].Shape), _strands, isShared: true));
        AddLayers(layer.Layers);
        if (IsDone)
            return;
        NetworkStep step = _network.Steps[_next++];
        Add(new AddOperator(_current, from, NewSlot(step.Output), _strands));
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
                return AddNormalization(step, layers, index);
            case Activation activation:
                // Functions that never fall keep the maximum: there are fewer numbers after pooling.
                bool isPooledFirst = _mode != PassMode.Comparison && FollowedByPooling(layers, index + 1);
                if (isPooledFirst)
                    AddPooling(_network.Steps[_next++].Layer);
                AddActivation(activation.Function, isDone: false);
                return isPooledFirst ? 1 : 0;
            case MaxPooling or GlobalMaxPooling:
                AddPooling(step.Layer);
                return 0;
            case Dropout dropout:
                AddDropout(dropout, step);
                return 0;
            case Flatten:
                int flattened = Materialize();
                Add(new FlattenOperator(flattened, NewSlot(step.Output), _strands));
                return 0;
            default:
                throw new InvalidOperationException($"no operator for {step.Layer.Kind}");
        }
    }

    private int AddProduct(NetworkStep step, LayerSequence layers, int index)
    {
        bool isLookup = _current == Bases && _mode is PassMode.Training or PassMode.Scoring
            && step.Layer is MultinomialConvolution or Convolution { Dilation: 1 };
        NetworkStep? folded = Following<BatchNormalization>(layers, index + 1);
        if (_mode == PassMode.Training)
            folded = null;
        if (folded is not null)
            _next++;
        int taken = folded is null ? 0 : 1;
        bool isRelu = FollowedByRelu(layers, index + 1 + taken);
        float floor = isRelu ? 0 : float.NegativeInfinity;
        if (isLookup)
            return taken + AddLookup(step, folded, isRelu, layers, index + 1 + taken);
        var product = new ProductOperator<TLanes>(
            step, Embed(), NewSlot(step.Output), _slots, _strands, HasGradients)
        { Floor = floor };
        if (folded is not null)
            product.Fold(folded);
        Add(product);
        return taken + TakeRelu(isRelu);
    }

    /// <summary>Adds a layer that looks bases up; returns how many of the layers from <paramref name="next"/> on were taken in.</summary>
    private int AddLookup(NetworkStep step, NetworkStep? folded, bool isRelu, LayerSequence layers, int next)
    {
        var filters = new LookupFilters<TLanes>(step);
        if (folded is not null)
            filters.Weights.Fold(folded);
        float floor = isRelu ? 0 : float.NegativeInfinity;
        int taken = isRelu ? 1 : 0;
        Layer? after = next + taken < layers.Count ? layers[next + taken] : null;
        bool isWithin = ReferenceEquals(after, StrandPooling) || _next + taken <= _last;
        if (after is null || !isWithin || !MayPoolAtOnce(after, filters, step.Output))
        {
            Add(new LookupOperator<TLanes>(filters, NewSlot(step.Output), _strands) { Floor = floor });
            return TakeRelu(isRelu);
        }
        _next += taken;
        (int size, int stride, _) = Windows(after, step.Output.Positions);
        int to = NewSlot(after.OutputShape(step.Output));
        Add(new LookupPoolOperator<TLanes>(filters, size, stride, to, _strands) { Floor = floor });
        if (isRelu)
            _activated[to] = ActivationFunction.Relu;
        if (!ReferenceEquals(after, StrandPooling))
            _next++;
        return taken + 1;
    }

    /// <summary>
    /// Whether a pooling may be done by the lookup before it: its windows must not overlap, and in training be so wide
    /// that going back through the maxima one by one is less work than through all positions together.
    /// </summary>
    private bool MayPoolAtOnce(Layer after, LookupFilters<TLanes> filters, FeatureShape shape)
    {
        if (after is not (GlobalMaxPooling or MaxPooling { Padding: Padding.Valid }) || filters.Stride > 1)
            return false;
        (int size, int stride, _) = Windows(after, shape.Positions);
        return stride >= size && (_mode == PassMode.Scoring || size >= FewestPooled);
    }

    private int AddNormalization(NetworkStep step, LayerSequence layers, int index)
    {
        int from = Materialize();
        bool isRelu = FollowedByRelu(layers, index + 1);
        Add(new NormalizeOperator<TLanes>(
            step, from, NewSlot(step.Output), _strands, _mode == PassMode.Training)
        {
            Floor = isRelu ? 0 : float.NegativeInfinity,
        });
        return TakeRelu(isRelu);
    }

    private void AddActivation(ActivationFunction function, bool isDone)
    {
        if (function == ActivationFunction.Linear)
            return;
        int from = Materialize();
        bool isInPlace = _mode != PassMode.Comparison && (!HasGradients || !_activated.ContainsKey(from));
        int to = isInPlace ? from : NewSlot(_slots[from].Shape);
        if (HasGradients || !isDone)
            Add(new ActivateOperator<TLanes>(function, from, to, _strands, isDone));
        _activated[to] = function;
    }

    private static (int Size, int Stride, int Before) Windows(Layer layer, int positions) =>
        layer is MaxPooling pooling
            ? (pooling.Size, pooling.Step, pooling.PaddingBefore(positions))
            : (positions, positions, 0);

    private void AddPooling(Layer layer)
    {
        int from = Materialize();
        FeatureShape shape = _slots[from].Shape;
        (int size, int stride, int before) = Windows(layer, shape.Positions);
        bool isRectified = TakeRectifier();
        Add(new PoolOperator<TLanes>(
            size, stride, before, from, NewSlot(layer.OutputShape(shape)), _strands, HasGradients, isRectified));
        // Its output tells where the slope is, as a ReLU's own would.
        if (isRectified)
            _activated[_current] = ActivationFunction.Relu;
    }

    /// <summary>
    /// Takes the slope of a ReLU away from its operator where a pooling reads what it gives, or what dropout leaves
    /// of it: a maximum above 0 is one the ReLU has let through.
    /// </summary>
    private bool TakeRectifier()
    {
        if (_mode != PassMode.Training)
            return false;
        int last = _operators.Count - 1;
        while (last > 0 && _operators[last] is DropoutOperator<TLanes> dropout && dropout.From == dropout.To)
            last--;
        if (_operators[last] is not ActivateOperator<TLanes> { IsFreeRectifier: true })
            return false;
        _operators.RemoveAt(last);
        return true;
    }

    private void AddDropout(Dropout layer, NetworkStep step)
    {
        if (_mode != PassMode.Training || layer.Rate == 0)
            return;
        int from = Materialize();
        // A dropped number is 0, where the slope of a ReLU is 0 as well; other slopes would be lost.
        bool isInPlace = !_activated.TryGetValue(from, out ActivationFunction function)
            || function == ActivationFunction.Relu;
        int to = isInPlace ? from : NewSlot(step.Output);
        Add(new DropoutOperator<TLanes>(step, from, to, _strands));
    }

    private NetworkStep? Following<TLayer>(LayerSequence layers, int index) where TLayer : Layer =>
        index < layers.Count && layers[index] is TLayer && !ReferenceEquals(layers[index], StrandPooling) && _next <= _last
            ? _network.Steps[_next]
            : null;

    private bool FollowedByPooling(LayerSequence layers, int index) =>
        Following<MaxPooling>(layers, index) is not null || Following<GlobalMaxPooling>(layers, index) is not null;

    private bool FollowedByRelu(LayerSequence layers, int index) =>
        _mode != PassMode.Comparison
        && Following<Activation>(layers, index)?.Layer is Activation { Function: ActivationFunction.Relu };

    private int TakeRelu(bool isRelu)
    {
        if (!isRelu)
            return 0;
        _next++;
        AddActivation(ActivationFunction.Relu, isDone: true);
        return 1;
    }

    private void Add(Operator step)
    {
        _operators.Add(step);
        _current = step.To;
    }

    private int NewSlot(FeatureShape shape)
    {
        _slots.Add(new Slot(shape, _strands));
        return _slots.Count - 1;
    }

    /// <summary>The current slot; the one-hot input is written first where nothing has been.</summary>
    private int Embed()
    {
        if (_current != Bases)
            return _current;
        _slots.Add(new Slot(_network.Input, _strands) { IsTight = true });
        _inputSlot = _slots.Count - 1;
        Add(new EmbedOperator(_inputSlot, _strands));
        return _current;
    }

    /// <summary>The current slot, with rows of whole vectors.</summary>
    private int Materialize()
    {
        int from = Embed();
        if (_slots[from].IsTight)
            Add(new CopyOperator(from, NewSlot(_slots[from].Shape), _strands, isShared: false));
        return _current;
    }
}
