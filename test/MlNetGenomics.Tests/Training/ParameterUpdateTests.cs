using MlNetGenomics.Kernels;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Training;

[TestClass]
public sealed class ParameterUpdateTests
{
    private const double Rate = 0.01;

    public static IEnumerable<object[]> Optimizers =>
    [
        [new Adam()],
        [new Adam { Beta1 = 0.95, Beta2 = 0.99, Epsilon = 1e-3 }],
        [new Sgd()],
        [new Sgd { Momentum = 0.9 }],
        [new Sgd { Momentum = 0.9, Nesterov = true }],
        [new RmsProp()],
        [new RmsProp { Decay = 0.98, Momentum = 0.5, Epsilon = 1e-4 }],
    ];

    [TestMethod]
    [DynamicData(nameof(Optimizers))]
    public void Steps_follow_the_formula(Optimizer optimizer)
    {
        // 4 x 11 weights and 11 biases: whole vectors of either width, and a tail.
        var network = Dense(new WeightSettings());
        var random = new SplittableRandom(3);
        float[] values = Draw(random, network.ParameterCount);
        double[] expected = [.. values.Select(value => (double)value)];
        var oracle = new OptimizerOracle(optimizer, values.Length);
        var update = new ParameterUpdate(network, optimizer, 1);
        for (int step = 1; step <= 20; step++)
        {
            float[] gradient = Draw(random, values.Length);
            oracle.Apply(expected, [.. gradient.Select(g => (double)g)], Rate);
            update.Apply(values, gradient, step, Rate);
        }
        for (int i = 0; i < values.Length; i++)
            Assert.AreEqual(expected[i], values[i], 1e-5);
    }

    [TestMethod]
    [DynamicData(nameof(Optimizers))]
    public void Threads_do_not_change_a_bit(Optimizer optimizer)
    {
        var network = new Network("test", 300, [new Flatten(), new Dense(200), new Dense(1)], ["a"]);
        var random = new SplittableRandom(4);
        float[] one = Draw(random, network.ParameterCount);
        float[] four = (float[])one.Clone();
        var updateOne = new ParameterUpdate(network, optimizer, 1);
        var updateFour = new ParameterUpdate(network, optimizer, 4);
        for (int step = 1; step <= 3; step++)
        {
            float[] gradient = Draw(random, one.Length);
            updateOne.Apply(one, (float[])gradient.Clone(), step, Rate);
            updateFour.Apply(four, gradient, step, Rate);
        }
        CollectionAssert.AreEqual(one, four);
    }

    [TestMethod]
    public void Momentum_approaches_a_step_of_rate_over_one_less_momentum()
    {
        // Under a constant gradient the velocity is the geometric series -rate g (1 - m^n) / (1 - m).
        float[] parameter = [0];
        float[] velocity = [0];
        var sgd = new Sgd { Momentum = 0.5 };
        double position = 0;
        for (int n = 1; n <= 10; n++)
        {
            SgdOptimizer.Update<Lanes256>(parameter, [2], velocity, 0.1f, sgd);
            position -= 0.1 * 2 * (1 - Math.Pow(0.5, n)) / 0.5;
            Assert.AreEqual(position, parameter[0], 1e-5);
        }
    }

    [TestMethod]
    public void Rmsprop_divides_a_constant_gradient_by_its_own_size()
    {
        // The mean square of a constant g after n steps is g^2 (1 - decay^n).
        float[] parameter = [0];
        float[] square = [0];
        double position = 0;
        for (int n = 1; n <= 10; n++)
        {
            RmsPropOptimizer.Update<Lanes256>(parameter, [-3], square, [], 0.1f, new RmsProp());
            position += 0.1 / Math.Sqrt(1 - Math.Pow(0.9, n));
            Assert.AreEqual(position, parameter[0], 1e-5);
        }
    }

    [TestMethod]
    public void Vectors_of_either_width_agree_to_the_bit()
    {
        const int Count = 37;
        var random = new SplittableRandom(1);
        float[] start = Draw(random, Count);
        float[] gradient = Draw(random, Count);
        AssertSame<Lanes256, Lanes512>((values, state) =>
            SgdOptimizer.Update<Lanes256>(values, gradient, state, 0.1f, new Sgd { Momentum = 0.9, Nesterov = true }),
            (values, state) =>
            SgdOptimizer.Update<Lanes512>(values, gradient, state, 0.1f, new Sgd { Momentum = 0.9, Nesterov = true }));
        AssertSame<Lanes256, Lanes512>((values, state) =>
            RmsPropOptimizer.Update<Lanes256>(values, gradient, state, new float[Count], 0.1f, new RmsProp { Momentum = 0.9 }),
            (values, state) =>
            RmsPropOptimizer.Update<Lanes512>(values, gradient, state, new float[Count], 0.1f, new RmsProp { Momentum = 0.9 }));
        var penalty = new WeightSettings { L1 = 0.1, L2 = 0.3 };
        AssertSame<Lanes256, Lanes512>(
            (values, state) => WeightPenalty.AddSlope<Lanes256>(penalty, values, state),
            (values, state) => WeightPenalty.AddSlope<Lanes512>(penalty, values, state));

        void AssertSame<TFirst, TSecond>(Action<float[], float[]> narrow, Action<float[], float[]> wide)
        {
            (float[] a, float[] b) = ((float[])start.Clone(), new float[Count]);
            (float[] c, float[] d) = ((float[])start.Clone(), new float[Count]);
            for (int step = 0; step < 5; step++)
            {
                narrow(a, b);
                wide(c, d);
            }
            CollectionAssert.AreEqual(a, c);
            CollectionAssert.AreEqual(b, d);
        }
    }

    [TestMethod]
    public void Penalties_pull_weights_and_leave_biases_alone()
    {
        var network = Dense(new WeightSettings { L1 = 0.5, L2 = 0.25 });
        float[] values = [.. Enumerable.Range(0, network.ParameterCount).Select(i => (i % 3) - 1f)];
        float[] start = (float[])values.Clone();
        NetworkParameter weights = network.Steps[^1].Find(ParameterKind.Weight)!;
        new ParameterUpdate(network, new Sgd(), 1).Apply(values, new float[values.Length], 1, 1);
        for (int i = 0; i < values.Length; i++)
        {
            bool isWeight = i >= weights.Start && i < weights.Start + weights.Length;
            // d/dw (.5 |w| + .25 w^2) = .5 sign(w) + .5 w: 1 at 1, -1 at -1, 0 at 0.
            Assert.AreEqual(isWeight ? 0 : start[i], values[i]);
        }
    }

    [TestMethod]
    public void Norms_over_the_greatest_are_cut_to_it_and_others_stay()
    {
        // Two units of two inputs: (3, 4) has norm 5, (.3, .4) norm .5.
        float[] weights = [3, 0.3f, 4, 0.4f];
        WeightPenalty.Project(new WeightSettings { MaxNorm = 1 }, weights, 2);
        Assert.AreEqual(0.6, weights[0], 1e-6);
        Assert.AreEqual(0.8, weights[2], 1e-6);
        Assert.AreEqual(0.3f, weights[1]);
        Assert.AreEqual(0.4f, weights[3]);
    }

    [TestMethod]
    public void Each_filters_norm_is_held_after_each_step()
    {
        var network = new Network(
            "test", 9,
            [
                new Convolution(5, 3) { Weights = new WeightSettings { MaxNorm = 0.7 } }, new GlobalMaxPooling(),
                new Dense(1),
            ], ["a"]);
        var random = new SplittableRandom(2);
        float[] values = Draw(random, network.ParameterCount);
        new ParameterUpdate(network, new Sgd(), 1).Apply(values, Draw(random, values.Length), 1, 0.1);
        ReadOnlySpan<float> weights = new NetworkModel(network, values)[network.Steps[0].Find(ParameterKind.Weight)!];
        for (int f = 0; f < 5; f++)
        {
            double square = 0;
            for (int row = 0; row < 12; row++)
                square += weights[row * 5 + f] * (double)weights[row * 5 + f];
            Assert.IsLessThanOrEqualTo(0.7 + 1e-6, Math.Sqrt(square));
        }
    }

    [TestMethod]
    public void Settings_out_of_range_are_refused()
    {
        foreach (Optimizer optimizer in (Optimizer[])
            [new Adam { Beta1 = 1 }, new Adam { Epsilon = 0 }, new Sgd { Momentum = -0.1 }, new RmsProp { Decay = double.NaN }])
            Assert.ThrowsExactly<GenomicsException>(optimizer.Validate);
    }

    private static Network Dense(WeightSettings weights) => new(
        "test", 1, [new Flatten(), new Dense(11) { Weights = weights }],
        Enumerable.Range(1, 11).Select(t => $"t{t}"));

    private static float[] Draw(SplittableRandom random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)random.NextGaussian())];
}
