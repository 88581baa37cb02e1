using MlNetGenomics.Interpretation;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Reports;

[TestClass]
public sealed class SaliencyWritersTests
{
    private static readonly byte[] Codes = Dna.Encode("GAN");
    private static readonly float[] Product = [0, 0, 0.5f, 0, -2, 0, 0, 0, 0, 0, 0, 0];

    [TestMethod]
    public void Table_has_a_row_a_base()
    {
        var text = new StringWriter();
        var table = new SaliencyTableWriter(text, SaliencyMethod.InputTimesGradient);
        table.Write("s", Codes, Product);
        table.Write("t", Codes[..1], Product.AsSpan(0, 4));
        Assert.AreEqual("name\tposition\tbase\tscore\ns\t1\tG\t0.5\ns\t2\tA\t-2\ns\t3\tN\t0\nt\t1\tG\t0.5\n", text.ToString());
    }

    [TestMethod]
    public void Gradients_come_with_those_of_the_other_bases()
    {
        var text = new StringWriter();
        new SaliencyTableWriter(text, SaliencyMethod.GuidedBackpropagation).Write("s", Codes, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        Assert.AreEqual(
            "name\tposition\tbase\tscore\tA\tC\tG\tT\ns\t1\tG\t3\t1\t2\t3\t4\ns\t2\tA\t5\t5\t6\t7\t8\ns\t3\tN\t0\t9\t10\t11\t12\n",
            text.ToString());
    }

    [TestMethod]
    [DataRow("chr1:100-103", "chr1\t100\t101\t0.5\nchr1\t101\t102\t-2\nchr1\t102\t103\t0\n")]
    [DataRow("p::chr1:100-103(-)", "chr1\t100\t101\t0\nchr1\t101\t102\t-2\nchr1\t102\t103\t0.5\n")]
    public void Track_is_in_the_order_of_the_genome(string name, string expected)
    {
        var text = new StringWriter();
        SaliencyBedGraphWriter.Write(text, name, SaliencyMethod.InputTimesGradient, Codes, Product);
        Assert.AreEqual(expected, text.ToString());
    }

    [TestMethod]
    [DataRow("peak", "sequence peak: the name does not say where it lies, chr:start-end is expected")]
    [DataRow("chr1:100-104", "sequence chr1:100-104 has 3 bases, its name says 4")]
    public void Track_needs_coordinates(string name, string message)
    {
        Assert.AreEqual(
            message,
            Assert.ThrowsExactly<GenomicsException>(
                () => SaliencyBedGraphWriter.Write(new StringWriter(), name, SaliencyMethod.Gradient, Codes, Product)).Message);
    }

    [TestMethod]
    public void Selection_keeps_the_greatest_and_of_equals_the_first()
    {
        double[] values = [3, 1, 4, 1, 5, 9, 2, 6, 5, double.NaN, 3];
        foreach (int count in new[] { 0, 1, 4, 5, 20 })
        {
            var selection = new SaliencySelection(count);
            for (int i = 0; i < values.Length; i++)
                selection.Add($"{i}", Codes, values[i], Product);
            CollectionAssert.AreEqual(
                Enumerable.Range(0, values.Length).OrderByDescending(i => values[i]).Take(count).Select(i => $"{i}").ToArray(),
                selection.Sequences.Select(sequence => sequence.Name).ToArray());
        }
    }
}
