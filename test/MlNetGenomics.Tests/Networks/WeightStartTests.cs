using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Networks;

[TestClass]
public class WeightStartTests
{
    // 5 x 4 in, 5 x 2,000 out.
    private const int FanIn = 20;
    private const int FanOut = 10_000;

    [TestMethod]
    [DataRow(Initialization.GlorotUniform, 2.0 / (FanIn + FanOut), true)]
    [DataRow(Initialization.GlorotNormal, 2.0 / (FanIn + FanOut), false)]
    [DataRow(Initialization.HeUniform, 2.0 / FanIn, true)]
    [DataRow(Initialization.HeNormal, 2.0 / FanIn, false)]
    [DataRow(Initialization.FanInNormal, 1.0 / FanIn, false)]
    public void Convolutions_start_with_the_variance_of_their_formula(Initialization start, double variance, bool isUniform)
    {
        var weights = new WeightSettings { Start = start };
        NetworkModel model = Model(new Convolution(2000, 5) { Weights = weights });
        AssertDrawn(model.Parameter("first", ParameterKind.Weight), variance, isUniform);
    }

    [TestMethod]
    [DataRow(Initialization.GlorotUniform, 2.0 / (2000 + 30), true)]
    [DataRow(Initialization.HeNormal, 2.0 / 2000, false)]
    [DataRow(Initialization.FanInNormal, 1.0 / 2000, false)]
    public void Dense_layers_start_with_the_variance_of_their_formula(Initialization start, double variance, bool isUniform)
    {
        Network network = new(
            "dense",
            10,
            [new Convolution(2000, 10), new Dense(30) { Name = "dense", Weights = new WeightSettings { Start = start } }, new Dense(1)],
            ["task"]);
        AssertDrawn(WeightStart.Create(network, 4).Parameter("dense", ParameterKind.Weight), variance, isUniform);
    }

    [TestMethod]
    public void Multinomial_kernels_start_as_the_MuSeAM_trainer_starts_them()
    {
        // Glorot and Bengio 2010 on a kernel [W x 4 x F]: 4 W in and W F out.
        Network network = Architectures.MuSeAM();
        NetworkModel model = WeightStart.Create(network, 1);
        AssertDrawn(
            model.Parameter("multinomialConvolution1", ParameterKind.MultinomialKernel),
            2.0 / (12 * 4 + 12 * 512),
            isUniform: true);
        Assert.AreEqual(0f, model.Parameter("multinomialConvolution1", ParameterKind.LogAlpha)[0]);
        Network sharp = new("sharp", 10, [new MultinomialConvolution(1, 10) { Alpha = 120 }], ["task"]);
        Assert.AreEqual(
            (float)Math.Log(120), WeightStart.Create(sharp, 1).Parameter("multinomialConvolution1", ParameterKind.LogAlpha)[0]);
    }

    [TestMethod]
    public void What_is_not_drawn_starts_neutral()
    {
        NetworkModel model = WeightStart.Create(Architectures.MpraDragoNN(), 1, LabelTransform.Log2);
        Assert.AreEqual(LabelTransform.Log2, model.LabelTransform);
        foreach (NetworkParameter parameter in model.Network.Steps.SelectMany(step => step.Parameters))
        {
            float? expected = parameter.Shape.Kind switch
            {
                ParameterKind.Weight => null,
                ParameterKind.Scale or ParameterKind.RunningVariance => 1,
                _ => 0,
            };
            if (expected is { } value)
                Assert.IsFalse(model[parameter].ContainsAnyExcept(value), parameter.Name);
        }
    }

    [TestMethod]
    public void The_seed_decides_and_arrays_draw_apart()
    {
        Network network = Architectures.KooEddy("CNN-25");
        CollectionAssert.AreEqual(
            WeightStart.Create(network, 7).Values.ToArray(), WeightStart.Create(network, 7).Values.ToArray());
        CollectionAssert.AreNotEqual(
            WeightStart.Create(network, 7).Values.ToArray(), WeightStart.Create(network, 8).Values.ToArray());

        // Another first layer changes nothing in what the later ones draw.
        Network twin = new(
            "twin",
            200,
            [.. network.Layers.Select((layer, index) => index == 0 ? ((Convolution)layer) with { Width = 9 } : layer)],
            network.Tasks);
        CollectionAssert.AreEqual(
            WeightStart.Create(network, 7).Parameter("convolution2", ParameterKind.Weight).ToArray(),
            WeightStart.Create(twin, 7).Parameter("convolution2", ParameterKind.Weight).ToArray());
        double correlation = Correlate(
            Model(new Convolution(2000, 5)).Parameter("first", ParameterKind.Weight),
            Model(new Convolution(2000, 5), seed: 5).Parameter("first", ParameterKind.Weight));
        Assert.AreEqual(0, correlation, 5 / Math.Sqrt(FanIn * 2000));
    }

    private static NetworkModel Model(Layer first, long seed = 4)
    {
        Network network = new("one", 5, [first with { Name = "first" }, new Flatten(), new Dense(1)], ["task"]);
        return WeightStart.Create(network, seed);
    }

    /// <summary>
    /// Mean 0 and the variance within five standard errors; nothing past a uniform's limit, and a share of a
    /// normal's numbers past two deviations.
    /// </summary>
    private static void AssertDrawn(ReadOnlySpan<float> weights, double variance, bool isUniform)
    {
        double count = weights.Length;
        double sum = 0, squares = 0, limit = Math.Sqrt(3 * variance);
        int beyondLimit = 0, beyondTwo = 0;
        foreach (float weight in weights)
        {
            sum += weight;
            squares += (double)weight * weight;
            beyondLimit += Math.Abs(weight) > limit * (1 + 1e-6) ? 1 : 0;
            beyondTwo += Math.Abs(weight) > 2 * Math.Sqrt(variance) ? 1 : 0;
        }
        Assert.AreEqual(0, sum / count, 5 * Math.Sqrt(variance / count));
        // The variance of a squared deviation: 2 sd^4 for a normal, .8 sd^4 for a uniform.
        Assert.AreEqual(variance, squares / count, 5 * variance * Math.Sqrt((isUniform ? 0.8 : 2) / count));
        if (isUniform)
        {
            Assert.AreEqual(0, beyondLimit);
            return;
        }
        // 4.55 % of a normal distribution lie beyond two standard deviations.
        Assert.AreEqual(0.0455, beyondTwo / count, 5 * Math.Sqrt(0.0455 / count));
    }

    private static double Correlate(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double product = 0, squareA = 0, squareB = 0;
        for (int i = 0; i < a.Length; i++)
        {
            product += a[i] * b[i];
            squareA += a[i] * a[i];
            squareB += b[i] * b[i];
        }
        return product / Math.Sqrt(squareA * squareB);
    }
}
