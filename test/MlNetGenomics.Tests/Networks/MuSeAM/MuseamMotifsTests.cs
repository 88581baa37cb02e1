using MlNetGenomics.Motifs;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Networks.MuSeAM;

[TestClass]
public class MuseamMotifsTests
{
    [TestMethod]
    public void Kernel_is_the_softmax_of_alpha_times_its_parameters()
    {
        // a K = ln 1, ln 2, ln 3, ln 4 gives 1, 2, 3, 4 tenths.
        float[] parameters = [.. new[] { 1, 2, 3, 4 }.Select(n => (float)(Math.Log(n) / 2))];
        var model = new MuseamModel(1, 10, parameters, alpha: 2, [1f], 0);
        PositionProbabilityMatrix motif = MuseamMotifs.All(model).Single();
        Assert.AreEqual("kernel_1", motif.Name);
        for (int b = 0; b < Dna.BaseCount; b++)
            Assert.AreEqual((b + 1) / 10.0, motif[0, b], 1e-6);
    }

    [TestMethod]
    public void Probabilities_meet_the_convolution_weights()
    {
        // The weights are ln(M / bg): exp(weight) bg must give M back.
        MuseamModel model = RandomModel(8, 5, BaseBackground.HumanAtRich);
        IReadOnlyList<PositionProbabilityMatrix> motifs = MuseamMotifs.All(model);
        for (int i = 0; i < model.KernelWeights.Length; i++)
        {
            double expected = Math.Exp(model.KernelWeights[i]) * model.Background[i % 4];
            Assert.AreEqual(expected, motifs[i / 20][i % 20 / 4, i % 4], 1e-5);
        }
    }

    [TestMethod]
    public void Large_alpha_does_not_overflow()
    {
        var model = new MuseamModel(1, 10, [100f, 0, 0, -100f], alpha: 120, [1f], 0);
        Assert.AreEqual(1, MuseamMotifs.Of(model, 0)[0, 0], 1e-12);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => MuseamMotifs.Of(model, 1));
    }

    [TestMethod]
    public void Table_is_sorted_by_strength()
    {
        var model = new MuseamModel(1, 10, new float[16], 1, [0.1f, -2f, 0, 1f], 0);
        MuseamMotifTable table = MuseamMotifTable.Of(model);
        CollectionAssert.AreEqual(new[] { 1, 3, 0, 2 }, table.Rows.Select(row => row.Kernel).ToArray());
        CollectionAssert.AreEqual(
            new[] { MotifRole.Repressor, MotifRole.Activator, MotifRole.Activator, MotifRole.None },
            table.Rows.Select(row => row.Role).ToArray());
        CollectionAssert.AreEqual(new[] { 3, 0 }, table.Activators.Select(row => row.Kernel).ToArray());
        Assert.AreEqual(1, MuseamMotifTable.Of(model, minimumStrength: 1).Rows.Count(row => row.Role != MotifRole.None));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => MuseamMotifTable.Of(model, -1));
    }

    [TestMethod]
    public void Table_is_written_as_TSV()
    {
        var model = new MuseamModel(1, 10, [50f, 0, 0, 0, 0, 0, 0, 0], 1, [0.1f, -2f], 0);
        using var text = new StringWriter();
        MuseamMotifTableWriter.Write(text, MuseamMotifTable.Of(model));
        Assert.AreEqual(
            "kernel\trole\thead_weight\ticp\tconsensus\nkernel_2\trepressor\t-2\t0\tN\nkernel_1\tactivator\t0.1\t2\tA\n",
            text.ToString());
    }

    internal static MuseamModel RandomModel(int kernels, int width, BaseBackground? background = null)
    {
        var random = new SplittableRandom(3);
        float[] parameters = [.. Enumerable.Range(0, kernels * width * 4).Select(_ => (float)random.NextGaussian())];
        float[] head = [.. Enumerable.Range(0, kernels).Select(i => (i % 3 - 1) * (1 + i) * 0.1f)];
        return new MuseamModel(width, 50, parameters, 1.5f, head, 0, background);
    }
}
