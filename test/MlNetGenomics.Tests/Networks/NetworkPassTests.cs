using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Networks;

/// <summary>The engine against plain loops in double precision.</summary>
[TestClass]
public sealed class NetworkPassTests
{
    private const double Tolerance = 1e-4;

    // A step from which on running statistics keep what the layer says.
    private const long LateStep = 1_000_000;

    public static IEnumerable<object[]> Names => NaiveTrainingTests.Names;

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Training_and_scoring_are_the_oracle_s(string name)
    {
        var network = new Network("test", 11, NaiveTrainingTests.Networks[name], ["a", "b"]);
        for (int seed = 0; seed < 5; seed++)
            AssertLikeOracle(network, new SplittableRandom(seed));
    }

    [TestMethod]
    public void Networks_of_any_shape_are_the_oracle_s()
    {
        // Always the same networks: where two numbers are equal but for rounding, maxima may differ, and rightly so.
        Config config = Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(1, 3);
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new SplittableRandom(seed);
            AssertLikeOracle(RandomNetworks.Draw(random), random);
        }).Check(config);
    }

    [TestMethod]
    public void Results_do_not_depend_on_the_number_of_threads()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            float[][] results = [.. new[] { 1, 3 }.Select(threads => Run(seed, threads))];
            CollectionAssert.AreEqual(results[0], results[1]);
        }

        static float[] Run(int seed, int threads)
        {
            var random = new SplittableRandom(seed);
            Network network = RandomNetworks.Draw(random);
            const int Count = 37;
            byte[] codes = RandomNetworks.Codes(Count * network.InputLength, random);
            var pass = new NetworkPass(network, Count, threads);
            float[] values = RandomNetworks.Values(network, random);
            pass.SetValues(values);
            float[] logits = pass.ForwardTraining(codes, Count, new SplittableRandom(1)).ToArray();
            var gradient = new float[values.Length];
            pass.Backward(logits, gradient);
            pass.UpdateRunningStatistics(values, 5);
            var predictions = new float[logits.Length];
            pass.Predict(codes, Count, predictions);
            return [.. logits, .. gradient, .. values, .. predictions];
        }
    }

    [TestMethod]
    public void A_smaller_batch_after_a_larger_one_sees_nothing_of_it()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            var random = new SplittableRandom(seed);
            Network network = RandomNetworks.Draw(random);
            byte[] codes = RandomNetworks.Codes(9 * network.InputLength, random);
            float[] values = RandomNetworks.Values(network, random);
            var used = new NetworkPass(network, 9);
            used.SetValues(values);
            used.ForwardTraining(codes, 9, random);
            used.Backward(new float[9 * network.Tasks.Length], new float[values.Length]);
            var fresh = new NetworkPass(network, 4);
            fresh.SetValues(values);
            CollectionAssert.AreEqual(Run(fresh), Run(used));

            float[] Run(NetworkPass pass)
            {
                float[] logits = pass.ForwardTraining(codes, 4, new SplittableRandom(2)).ToArray();
                var gradient = new float[values.Length];
                pass.Backward(logits, gradient);
                return [.. logits, .. gradient];
            }
        }
    }

    [TestMethod]
    public void Running_statistics_start_as_plain_means_of_the_batches()
    {
        var network = new Network(
            "norm", 1, [new Flatten(), new BatchNormalization { Momentum = 0.99 }], ["A", "C", "G", "T"]);
        NetworkParameter mean = network.Steps[1].Parameters.Single(p => p.Shape.Kind == ParameterKind.RunningMean);
        // Gamma, beta, mean, variance; the start is far from any batch.
        float[] values = [1, 1, 1, 1, 0, 0, 0, 0, 50, 50, 50, 50, 9, 9, 9, 9];
        var pass = new NetworkPass(network, 4);
        byte[][] batches = [[0, 0, 0, 1], [0, 1, 2, 3], [0, 0, 3, 3]];
        for (int step = 1; step <= batches.Length; step++)
        {
            pass.SetValues(values);
            pass.ForwardTraining(batches[step - 1], 4, new SplittableRandom(0));
            pass.UpdateRunningStatistics(values, step);
        }
        // Shares of A: 3/4, 1/4 and 2/4.
        Assert.AreEqual(0.5, values[mean.Start], 1e-6);
    }

    private static void AssertLikeOracle(Network network, SplittableRandom random)
    {
        int count = 3 + random.NextInt(12);
        int tasks = network.Tasks.Length;
        float[] values = RandomNetworks.Values(network, random);
        byte[] codes = RandomNetworks.Codes(count * network.InputLength, random);
        float[] slope = [.. Enumerable.Range(0, count * tasks).Select(_ => (float)random.NextGaussian())];
        SplittableRandom dropout = random.Split(5);
        double[] oneHot = NaiveTraining.OneHot(codes);
        NaiveTraining oracle = NaiveTraining.Of(new NetworkModel(network, values));
        NaiveRun run = oracle.Run(oneHot, NaiveTraining.Masks(dropout));

        var pass = new NetworkPass(network, count + 1, threads: 2);
        pass.SetValues(values);
        AssertNear(run.Logits, pass.ForwardTraining(codes, count, dropout), "logits");
        var gradient = new float[values.Length];
        pass.Backward(slope, gradient);
        double[] expected = run.Backward([.. slope.Select(x => (double)x)]).Parameters;
        foreach (NetworkParameter parameter in network.Steps.SelectMany(step => step.Parameters))
        {
            // What is added before a normalization changes nothing: its terms cancel, and only they say how small an error is.
            double share = parameter.Shape.Kind is ParameterKind.Bias or ParameterKind.Shift ? 1 : 1e-2;
            AssertNear(
                expected.AsSpan(parameter.Start, parameter.Length).ToArray(),
                gradient.AsSpan(parameter.Start, parameter.Length),
                parameter.Name,
                floor: share * expected.Max(Math.Abs));
        }
        float[] moved = [.. values];
        pass.UpdateRunningStatistics(moved, LateStep);
        AssertNear(run.RunningValues, moved, "running statistics");
        var predictions = new float[count * tasks];
        pass.Predict(codes, count, predictions);
        AssertNear(oracle.Predict(oneHot), predictions, "predictions");
    }

    private static void AssertNear(double[] expected, ReadOnlySpan<float> actual, string what, double floor = 0)
    {
        Assert.AreEqual(expected.Length, actual.Length, what);
        double size = Math.Max(floor, expected.Max(Math.Abs)) + 1e-6;
        for (int i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs(expected[i] - actual[i]) <= Tolerance * size))
                Assert.Fail($"{what} {i}: {actual[i]} is not {expected[i]} within {Tolerance} of {size}");
        }
    }
}
