using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Reports;

[TestClass]
public sealed class AttributionWritersTests
{
    private static readonly byte[] Codes = Dna.Encode("GAN");
    private static readonly float[] Scores = [0.5f, -2, 0];

    [TestMethod]
    public void Table_has_a_row_a_base()
    {
        var text = new StringWriter();
        var table = new AttributionTableWriter(text, withBases: false);
        table.Write("s", Codes, Scores);
        table.Write("t", Codes[..1], Scores.AsSpan(0, 1));
        Assert.AreEqual("name\tposition\tbase\tscore\ns\t1\tG\t0.5\ns\t2\tA\t-2\ns\t3\tN\t0\nt\t1\tG\t0.5\n", text.ToString());
    }

    [TestMethod]
    public void The_four_numbers_of_a_position_follow()
    {
        var text = new StringWriter();
        new AttributionTableWriter(text, withBases: true).Write("s", Codes, [3, 5, 0], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
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
        AttributionBedGraphWriter.Write(text, name, Scores);
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
                () => AttributionBedGraphWriter.Write(new StringWriter(), name, Scores)).Message);
    }

    [TestMethod]
    public void Selection_keeps_the_greatest_and_of_equals_the_first()
    {
        double[] values = [3, 1, 4, 1, 5, 9, 2, 6, 5, double.NaN, 3];
        foreach (int count in new[] { 0, 1, 4, 5, 20 })
        {
            var selection = new AttributionSelection(count);
            for (int i = 0; i < values.Length; i++)
                selection.Add($"{i}", Codes, values[i], new float[12]);
            CollectionAssert.AreEqual(
                Enumerable.Range(0, values.Length).OrderByDescending(i => values[i]).Take(count).Select(i => $"{i}").ToArray(),
                selection.Sequences.Select(sequence => sequence.Name).ToArray());
        }
    }
}
