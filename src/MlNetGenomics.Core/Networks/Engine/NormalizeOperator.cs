using MlNetGenomics.Kernels;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks.Engine;

/// <summary>
/// Batch normalization (formulas: <see cref="BatchNormalization"/>): with the batch's statistics in training, with the
/// running ones otherwise.
/// </summary>
internal sealed unsafe class NormalizeOperator<TLanes> : Operator where TLanes : struct, ILanes<TLanes>
{
    // Sequences whose sums are taken together: sums of parts are added in order.
    private const int PartSequences = 8;

    private readonly NetworkStep _step;
    private readonly BatchNormalization _layer;
    private readonly bool _isTraining;
    private readonly int _channels;
    private readonly AlignedBuffer _scale;
    private readonly AlignedBuffer _shift;
    private float[] _gamma = [];
    private float[] _beta = [];

    /// <summary>An operator for a batch normalization.</summary>
    public NormalizeOperator(NetworkStep step, int from, int to, int strands, bool isTraining)
        : base(from, to, strands)
    {
        _step = step;
        _layer = (BatchNormalization)step.Layer;
        _isTraining = isTraining;
        _channels = step.Output.Channels;
        int size = new FeatureBuffer(new FeatureShape(1, _channels), 1).Step;
        _scale = new AlignedBuffer(size);
        _shift = new AlignedBuffer(size);
    }

    /// <summary>Least output: 0 with a ReLU that follows, minus infinity without.</summary>
    public float Floor { get; set; } = float.NegativeInfinity;

    /// <inheritdoc/>
    public override void SetValues(float[] values, int threads)
    {
        _gamma = Normalization.Read(_step, ParameterKind.Scale, values).ToArray();
        _beta = Normalization.Read(_step, ParameterKind.Shift, values).ToArray();
        Normalization.Affine(_step, values, _scale.Slice(0, _channels), _shift.Slice(0, _channels));
    }

    /// <inheritdoc/>
    public override void Forward(Workspace workspace, int threads)
    {
        FeatureBuffer from = workspace.Features[From];
        FeatureBuffer to = workspace.Features[To];
        AlignedBuffer scale = _scale;
        AlignedBuffer shift = _shift;
        if (_isTraining)
        {
            NormalizeState state = StateOf(workspace, from);
            Measure(workspace, from, state, threads);
            (scale, shift) = (state.Scale, state.Shift);
        }
        TLanes floor = TLanes.Create(Floor);
        ForSequences(workspace, to, threads, sequence =>
        {
            for (int lane = 0; lane < from.Step; lane += TLanes.Count)
            {
                TLanes factor = TLanes.Load(scale.Pointer + lane);
                TLanes constant = TLanes.Load(shift.Pointer + lane);
                float* source = from.Row(sequence) + lane;
                float* target = to.Row(sequence) + lane;
                for (int position = 0; position < from.Shape.Positions; position++)
                {
                    TLanes y = TLanes.MultiplyAdd(factor, TLanes.Load(source), constant);
                    TLanes.Store(TLanes.Max(floor, y), target);
                    source += from.Step;
                    target += to.Step;
                }
            }
        });
    }

    /// <inheritdoc/>
    public override void Backward(Workspace workspace, bool needsInput, float[]? values, int threads)
    {
        FeatureBuffer features = workspace.Features[From];
        FeatureBuffer from = workspace.Gradients[To];
        FeatureBuffer to = workspace.Gradients[From];
        AlignedBuffer scale = _scale;
        NormalizeState state = StateOf(workspace, features);
        if (_isTraining)
        {
            MeasureGradient(workspace, features, from, state, values, threads);
            scale = state.Scale;
        }
        ForSequences(workspace, to, threads, sequence =>
        {
            for (int lane = 0; lane < from.Step; lane += TLanes.Count)
            {
                TLanes factor = TLanes.Load(scale.Pointer + lane);
                TLanes featureFactor = TLanes.Load(state.FeatureFactor.Pointer + lane);
                TLanes constant = TLanes.Load(state.Constant.Pointer + lane);
                float* x = features.Row(sequence) + lane;
                float* slope = from.Row(sequence) + lane;
                float* target = to.Row(sequence) + lane;
                for (int position = 0; position < from.Shape.Positions; position++)
                {
                    TLanes sum = TLanes.MultiplyAdd(featureFactor, TLanes.Load(x), constant);
                    TLanes.Store(TLanes.MultiplyAdd(factor, TLanes.Load(slope), sum), target);
                    x += features.Step;
                    slope += from.Step;
                    target += to.Step;
                }
            }
        });
    }

    /// <inheritdoc/>
    public override void UpdateRunning(Workspace workspace, Span<float> values, long stepNumber)
    {
        if (workspace.States[Number] is not NormalizeState state)
            return;
        double kept = BatchNormalization.KeptShare(_layer.Momentum, stepNumber);
        Move(ParameterKind.RunningMean, state.Mean, kept, values);
        Move(ParameterKind.RunningVariance, state.Variance, kept, values);
    }

    private void Move(ParameterKind kind, double[] batch, double kept, Span<float> values)
    {
        Span<float> running = values.Slice(_step.Find(kind)!.Start, _channels);
        for (int c = 0; c < _channels; c++)
            running[c] = (float)(kept * running[c] + (1 - kept) * batch[c]);
    }

    private NormalizeState StateOf(Workspace workspace, FeatureBuffer features) =>
        (NormalizeState)(workspace.States[Number] ??= new NormalizeState(_channels, features.Step));

    private void Measure(Workspace workspace, FeatureBuffer from, NormalizeState state, int threads)
    {
        new ReadOnlySpan<float>(from.Row(0), from.Step).CopyTo(state.Origin.Slice(0, from.Step));
        (double[] sums, double[] squares) = Sum(workspace, from, from, state.Origin, threads);
        double count = (double)SequenceCount(workspace) * from.Shape.Positions;
        for (int c = 0; c < _channels; c++)
        {
            double mean = sums[c] / count;
            state.Mean[c] = state.Origin.Slice(c, 1)[0] + mean;
            state.Variance[c] = Math.Max(0, squares[c] / count - mean * mean);
            double scale = _gamma[c] / Math.Sqrt(state.Variance[c] + _layer.Epsilon);
            state.Scale.Slice(c, 1)[0] = (float)scale;
            state.Shift.Slice(c, 1)[0] = (float)(_beta[c] - state.Mean[c] * scale);
        }
    }

    /// <summary>
    /// With n features of a channel, x^ the normalized feature, and g the output gradient, the feature's gradient is
    /// scale (g - sum g / n - x^ sum (g x^) / n): a factor times g, one times the feature, and a constant.
    /// </summary>
    private void MeasureGradient(
        Workspace workspace,
        FeatureBuffer features,
        FeatureBuffer gradient,
        NormalizeState state,
        float[]? values,
        int threads)
    {
        (double[] sums, double[] products) = Sum(workspace, gradient, features, state.Origin, threads);
        double count = (double)SequenceCount(workspace) * features.Shape.Positions;
        for (int c = 0; c < _channels; c++)
        {
            double inverse = 1 / Math.Sqrt(state.Variance[c] + _layer.Epsilon);
            double scale = _gamma[c] * inverse;
            double origin = state.Origin.Slice(c, 1)[0];
            double gammaSlope = (products[c] + (origin - state.Mean[c]) * sums[c]) * inverse;
            double featureFactor = -scale * inverse * gammaSlope / count;
            state.FeatureFactor.Slice(c, 1)[0] = (float)featureFactor;
            state.Constant.Slice(c, 1)[0] = (float)(-scale * sums[c] / count - state.Mean[c] * featureFactor);
            if (values is null)
                continue;
            values[_step.Find(ParameterKind.Scale)!.Start + c] = (float)gammaSlope;
            values[_step.Find(ParameterKind.Shift)!.Start + c] = (float)sums[c];
        }
    }

    /// <summary>
    /// Sums over sequences and positions, a channel each, of a (less the origin where a and b are the same) and of a
    /// times b less the origin.
    /// </summary>
    private (double[] Sums, double[] Products) Sum(
        Workspace workspace, FeatureBuffer a, FeatureBuffer b, AlignedBuffer origin, int threads)
    {
        int sequences = SequenceCount(workspace);
        int parts = (sequences + PartSequences - 1) / PartSequences;
        int step = a.Step;
        bool isSquare = ReferenceEquals(a, b);
        var partSums = new double[parts * 2 * _channels];
        ParallelLoop.For(parts, threads, part =>
        {
            float* sums = stackalloc float[TLanes.Count];
            float* products = stackalloc float[TLanes.Count];
            Span<double> target = partSums.AsSpan(part * 2 * _channels, 2 * _channels);
            int end = Math.Min(sequences, (part + 1) * PartSequences);
            for (int sequence = part * PartSequences; sequence < end; sequence++)
            {
                for (int lane = 0; lane < step; lane += TLanes.Count)
                {
                    TLanes from = TLanes.Load(origin.Pointer + lane);
                    TLanes sum = TLanes.Create(0);
                    TLanes product = TLanes.Create(0);
                    float* first = a.Row(sequence) + lane;
                    float* second = b.Row(sequence) + lane;
                    for (int position = 0; position < a.Shape.Positions; position++)
                    {
                        TLanes distance = TLanes.Load(second) - from;
                        TLanes value = isSquare ? distance : TLanes.Load(first);
                        sum += value;
                        product = TLanes.MultiplyAdd(value, distance, product);
                        first += step;
                        second += step;
                    }
                    TLanes.Store(sum, sums);
                    TLanes.Store(product, products);
                    int count = Math.Min(TLanes.Count, _channels - lane);
                    for (int i = 0; i < count; i++)
                    {
                        target[lane + i] += sums[i];
                        target[_channels + lane + i] += products[i];
                    }
                }
            }
        });
        var total = new double[2 * _channels];
        for (int part = 0; part < parts; part++)
        {
            for (int c = 0; c < total.Length; c++)
                total[c] += partSums[part * total.Length + c];
        }
        return (total[.._channels], total[_channels..]);
    }
}
