using MlNetGenomics.Kernels;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Training;

[TestClass]
public sealed class AdamOptimizerTests
{
    private const double Rate = 0.01;

    [TestMethod]
    public void The_first_step_is_the_learning_rate_against_the_gradients_sign()
    {
        // With m = (1 - b1) g and v = (1 - b2) g^2 the corrections cancel: the step is rate x sign(g).
        float[] parameters = [1, 1];
        AdamOptimizer.Update<Lanes256>(
            parameters, [5, -0.01f], new float[2], new float[2], AdamOptimizer.StepSize(Rate, 1));
        Assert.AreEqual(1 - Rate, parameters[0], 1e-6);
        Assert.AreEqual(1 + Rate, parameters[1], 1e-5);
    }

    [TestMethod]
    public void Vectors_of_either_width_and_the_tail_agree_with_the_formula_in_doubles()
    {
        const int Count = 37;
        var random = new SplittableRandom(1);
        float[] start = Draw(random, Count);
        var narrow = (Parameters: (float[])start.Clone(), Mean: new float[Count], Variance: new float[Count]);
        var wide = (Parameters: (float[])start.Clone(), Mean: new float[Count], Variance: new float[Count]);
        double[] p = [.. start.Select(value => (double)value)];
        var m = new double[Count];
        var v = new double[Count];
        for (int step = 1; step <= 20; step++)
        {
            float[] gradient = Draw(random, Count);
            float size = AdamOptimizer.StepSize(Rate, step);
            AdamOptimizer.Update<Lanes256>(narrow.Parameters, gradient, narrow.Mean, narrow.Variance, size);
            AdamOptimizer.Update<Lanes512>(wide.Parameters, gradient, wide.Mean, wide.Variance, size);
            for (int i = 0; i < Count; i++)
            {
                m[i] = 0.9 * m[i] + 0.1 * gradient[i];
                v[i] = 0.999 * v[i] + 0.001 * gradient[i] * gradient[i];
                double rate = Rate * Math.Sqrt(1 - Math.Pow(0.999, step)) / (1 - Math.Pow(0.9, step));
                p[i] -= rate * m[i] / (Math.Sqrt(v[i]) + 1e-7);
            }
        }
        CollectionAssert.AreEqual(narrow.Parameters, wide.Parameters);
        for (int i = 0; i < Count; i++)
            Assert.AreEqual(p[i], wide.Parameters[i], 1e-5);
    }

    private static float[] Draw(SplittableRandom random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)random.NextGaussian())];
}
