using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Training;

[TestClass]
public sealed class OutputLossTests
{
    public static IEnumerable<object[]> Pairs =>
        from loss in Enum.GetValues<Loss>()
        from activation in Enum.GetValues<ActivationFunction>()
        select new object[] { loss, activation };

    [TestMethod]
    [DynamicData(nameof(Pairs))]
    public void The_slope_is_that_of_the_loss(Loss loss, ActivationFunction activation)
    {
        const double Step = 1e-6;
        var outputLoss = new OutputLoss(loss, activation);
        foreach (double output in (double[])[-5.3, -0.7, 0.2, 0.6, 3.1])
        {
            foreach (double label in (double[])[0, 0.3, 1])
            {
                double above = outputLoss.At(output + Step, label).Loss;
                double below = outputLoss.At(output - Step, label).Loss;
                Assert.AreEqual((above - below) / (2 * Step), outputLoss.At(output, label).Slope, 1e-6);
            }
        }
    }

    [TestMethod]
    public void Losses_have_their_textbook_values()
    {
        AssertAt(0.25, -1, Loss.MeanSquaredError, ActivationFunction.Linear, output: 1.5, label: 2);
        // A sigmoid of 0 is one half whatever the label.
        AssertAt(Math.Log(2), 0.5 - 0.8, Loss.BinaryCrossEntropy, ActivationFunction.Sigmoid, output: 0, label: 0.8);
        AssertAt(Math.E - 3, Math.E - 3, Loss.Poisson, ActivationFunction.Exponential, output: 1, label: 3);
        // softplus(0) = ln 2, its slope one half.
        double ln2 = Math.Log(2);
        AssertAt(
            ln2 - 3 * Math.Log(ln2), 0.5 * (1 - 3 / ln2),
            Loss.Poisson, ActivationFunction.Softplus, output: 0, label: 3);
    }

    [TestMethod]
    public void Far_out_losses_stay_exact()
    {
        // -ln(1 - sigmoid(z)) = z + ln(1 + e^-z), and sigmoid(-z) = e^-z to the last bit.
        AssertAt(1000, 1, Loss.BinaryCrossEntropy, ActivationFunction.Sigmoid, output: 1000, label: 0);
        AssertAt(0, 0, Loss.BinaryCrossEntropy, ActivationFunction.Sigmoid, output: 1000, label: 1);
        AssertAt(1000, -1, Loss.BinaryCrossEntropy, ActivationFunction.Sigmoid, output: -1000, label: 1);
        // softplus(-1000) = e^-1000, whose logarithm is -1000 though it is itself 0 in a double.
        AssertAt(2000, -2, Loss.Poisson, ActivationFunction.Softplus, output: -1000, label: 2);
        AssertAt(1000 - 2 * Math.Log(1000), 1 - 2 / 1000.0, Loss.Poisson, ActivationFunction.Softplus, 1000, 2);
    }

    [TestMethod]
    public void The_fused_pairs_agree_with_their_parts_where_those_are_exact()
    {
        for (double output = -8; output <= 8; output += 0.37)
        {
            double p = 1 / (1 + Math.Exp(-output));
            AssertAt(
                -0.3 * Math.Log(p) - 0.7 * Math.Log(1 - p), p - 0.3,
                Loss.BinaryCrossEntropy, ActivationFunction.Sigmoid, output, 0.3);
            double s = Math.Log(1 + Math.Exp(output));
            AssertAt(s - 2 * Math.Log(s), p * (1 - 2 / s), Loss.Poisson, ActivationFunction.Softplus, output, 2);
        }
    }

    [TestMethod]
    public void A_batch_is_weighted_and_divided_by_the_labels_that_there_are()
    {
        var batch = new TrainingBatch(3, 1, 2) { Count = 2 };
        ((float[])[1, float.NaN, 4, 0]).CopyTo(batch.Labels, 0);
        ((float[])[2, 0.5f]).CopyTo(batch.Weights, 0);
        var gradient = new float[4];
        var loss = new OutputLoss(Loss.MeanSquaredError, ActivationFunction.Linear);
        float[] outputs = [3, 7, 3, 2];
        double expected = (2 * 4 + 0.5 * (1 + 4)) / 3;
        Assert.AreEqual(expected, loss.Compute(outputs, batch, gradient), 1e-12);
        Assert.AreEqual(2 * 2 * 2.0 / 3, gradient[0], 1e-6);
        Assert.AreEqual(0f, gradient[1]);
        Assert.AreEqual(0.5 * 2 * -1.0 / 3, gradient[2], 1e-6);
        Assert.AreEqual(0.5 * 2 * 2.0 / 3, gradient[3], 1e-6);
        Assert.AreEqual(expected * 3, loss.SumOfPredictions(outputs, batch), 1e-12);
    }

    [TestMethod]
    public void Without_labels_there_is_no_loss_and_no_slope()
    {
        var batch = new TrainingBatch(1, 1, 2) { Count = 1 };
        batch.Labels.AsSpan().Fill(float.NaN);
        batch.Weights[0] = 1;
        float[] gradient = [5, 5];
        var loss = new OutputLoss(Loss.BinaryCrossEntropy, ActivationFunction.Sigmoid);
        Assert.IsTrue(double.IsNaN(loss.Compute([1, 2], batch, gradient)));
        CollectionAssert.AreEqual(new float[2], gradient);
        Assert.AreEqual(0, loss.SumOfPredictions([0.5f, 0.5f], batch));
    }

    [TestMethod]
    public void A_loss_of_predictions_is_that_of_what_they_come_from()
    {
        var batch = new TrainingBatch(1, 1, 3) { Count = 1 };
        ((float[])[0, 1, 0.25f]).CopyTo(batch.Labels, 0);
        batch.Weights[0] = 1;
        float[] outputs = [-2, 0.5f, 3];
        var loss = new OutputLoss(Loss.BinaryCrossEntropy, ActivationFunction.Sigmoid);
        float[] predictions = [.. outputs.Select(z => (float)(1 / (1 + Math.Exp(-z))))];
        Assert.AreEqual(3 * loss.Compute(outputs, batch, new float[3]), loss.SumOfPredictions(predictions, batch), 1e-6);
        // A prediction of exactly 0 or 1 costs what 1e-7 does.
        Assert.AreEqual(-Math.Log(1e-7), loss.SumOfPredictions([1, 1, 0.25f], batch) - Entropy(0.25), 1e-6);
    }

    [TestMethod]
    public void What_is_no_number_is_not_hidden()
    {
        var batch = new TrainingBatch(1, 1, 1) { Count = 1 };
        batch.Weights[0] = 1;
        foreach ((object loss, object activation) in Pairs.Select(pair => (pair[0], pair[1])))
        {
            var outputLoss = new OutputLoss((Loss)loss, (ActivationFunction)activation);
            Assert.IsTrue(double.IsNaN(outputLoss.Compute([float.NaN], batch, new float[1])), $"{loss} {activation}");
        }
    }

    private static double Entropy(double p) => -p * Math.Log(p) - (1 - p) * Math.Log(1 - p);

    private static void AssertAt(
        double loss, double slope, Loss kind, ActivationFunction activation, double output, double label)
    {
        (double foundLoss, double foundSlope) = new OutputLoss(kind, activation).At(output, label);
        Assert.AreEqual(loss, foundLoss, 1e-9);
        Assert.AreEqual(slope, foundSlope, 1e-9);
    }
}
