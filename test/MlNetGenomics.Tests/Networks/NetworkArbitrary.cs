using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Networks;

/// <summary>Random small networks of every kind of layer, for property tests.</summary>
internal sealed class NetworkArbitrary
{
    private readonly SplittableRandom _random;
    private int _positions;
    private int _names;

    private NetworkArbitrary(int seed)
    {
        _random = new SplittableRandom(seed);
        _positions = 12 + _random.NextInt(50);
    }

    /// <summary>Networks that read 12 to 61 bases and predict 1 to 3 tasks.</summary>
    public static Arbitrary<Network> Networks() => Gen.Choose(0, int.MaxValue).Select(Random).ToArbitrary();

    /// <summary>The network of a seed.</summary>
    public static Network Random(int seed) => new NetworkArbitrary(seed).Make();

    private Network Make()
    {
        int length = _positions;
        string[] tasks = ["k562 \"minP\"", "Ω\\β", "task, 3 <'>"];
        tasks = tasks[..(1 + _random.NextInt(3))];
        var layers = new List<Layer> { First() };
        for (int more = _random.NextInt(6); more > 0; more--)
            layers.Add(Named(Middle()));
        layers.Add(Chance() ? new GlobalMaxPooling() : new Flatten());
        if (Chance())
            layers.AddRange([new Dense(1 + _random.NextInt(9)) { Bias = Chance(), Weights = Weights() }, AnyActivation()]);
        layers.Add(Named(new Dense(tasks.Length) { Weights = Weights() }));
        return new Network("random: /net\\ é", length, LayerSequence.Create([.. layers]), tasks);
    }

    private Layer First()
    {
        Layer scan = Chance() ? AnyConvolution() : Multinomial();
        if (Chance())
            return scan;
        StrandMerge merge = Chance() ? StrandMerge.Concatenate : StrandMerge.Maximum;
        if (merge == StrandMerge.Concatenate)
            _positions *= 2;
        return new BothStrands(merge, [Named(scan), AnyActivation()]);
    }

    private Layer Middle() => _random.NextInt(7) switch
    {
        0 => AnyConvolution(),
        1 => new BatchNormalization { Momentum = _random.NextInt(10) / 10.0, Epsilon = Math.Pow(10, -_random.NextInt(9)) },
        2 => AnyActivation(),
        3 => new Dropout(_random.NextInt(10) / 10.0),
        4 => Pooling(),
        5 => new Residual([AnyActivation(), Named(new Dropout(0.25)), new Residual([new BatchNormalization()])]),
        _ => new Activation(ActivationFunction.Relu),
    };

    private Convolution AnyConvolution()
    {
        bool isSame = Chance();
        int width = 1 + _random.NextInt(isSame ? 6 : Math.Min(6, _positions));
        int dilation = isSame || (width - 1) * 2 < _positions ? 1 + _random.NextInt(2) : 1;
        int stride = 1 + _random.NextInt(2);
        int span = (width - 1) * dilation + 1;
        _positions = ((isSame ? _positions : _positions - span + 1) - 1) / stride + 1;
        return new Convolution(1 + _random.NextInt(8), width)
        {
            Padding = isSame ? Padding.Same : Padding.Valid,
            Stride = stride,
            Dilation = dilation,
            Bias = Chance(),
            Weights = Weights(),
        };
    }

    private MultinomialConvolution Multinomial()
    {
        int width = 1 + _random.NextInt(Math.Min(8, _positions));
        _positions += 1 - width;
        return new MultinomialConvolution(1 + _random.NextInt(8), width)
        {
            Alpha = Chance() ? 1 : 100 * _random.NextDouble() + 0.01,
            LearnAlpha = Chance(),
            LlrScale = Chance() ? LlrScale.One : LlrScale.InverseAlpha,
            Background = Chance() ? BaseBackground.Uniform : BaseBackground.HumanAtRich,
            Start = AnyStart(),
        };
    }

    private MaxPooling Pooling()
    {
        bool isSame = Chance();
        int size = 1 + _random.NextInt(Math.Min(5, _positions));
        int? stride = Chance() ? null : 1 + _random.NextInt(4);
        _positions = ((isSame ? _positions : _positions - size + 1) - 1) / (stride ?? size) + 1;
        return new MaxPooling(size) { Stride = stride, Padding = isSame ? Padding.Same : Padding.Valid };
    }

    private WeightSettings Weights() => Chance()
        ? WeightSettings.Default
        : new WeightSettings
        {
            Start = AnyStart(),
            L1 = Chance() ? 0 : _random.NextDouble(),
            L2 = Chance() ? 0 : Math.Pow(10, -_random.NextInt(12)),
            MaxNorm = Chance() ? 0 : 0.9,
        };

    private Activation AnyActivation() => new((ActivationFunction)_random.NextInt(5));

    private Initialization AnyStart() => (Initialization)_random.NextInt(5);

    private Layer Named(Layer layer) => Chance() ? layer : layer with { Name = $"my \"layer\" é{++_names}" };

    private bool Chance() => _random.NextInt(2) == 0;
}
