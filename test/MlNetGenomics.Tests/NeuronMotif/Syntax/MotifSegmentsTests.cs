using MlNetGenomics.Motifs;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Syntax;

namespace MlNetGenomics.Tests.NeuronMotif.Syntax;

[TestClass]
public class MotifSegmentsTests
{
    [TestMethod]
    public void Shrinkage_adds_eighty_uniform_sequences()
    {
        var module = new NeuronModule("m", new PositionProbabilityMatrix("m", [0.7, 0.1, 0.1, 0.1]), 20, 1, 1);
        PositionProbabilityMatrix shrunk = MotifSegments.Shrink(module, SegmentSettings.Paper.Shrinkage);
        Assert.AreEqual((20 * 0.7 + 80 * 0.25) / 100, shrunk[0, 0], 1e-15);
        for (int b = 1; b < 4; b++)
            Assert.AreEqual((20 * 0.1 + 80 * 0.25) / 100, shrunk[0, b], 1e-15);
        Assert.AreEqual(0.7, MotifSegments.Shrink(module, 0)[0, 0], 1e-15);
    }

    [TestMethod]
    public void Information_of_pure_and_uniform_columns()
    {
        NeuronModule module = HandMadeModule.Pure("m", 2, 100, 1, 1, ("G", 1));
        double[] bits = MotifSegments.Information(module, new SegmentSettings { Shrinkage = 0 });
        double[] mixed = MotifSegments.Information(module, SegmentSettings.Program with { Shrinkage = 0 });
        Assert.AreEqual(0, bits[0], 1e-12);
        Assert.AreEqual(2, bits[1], 1e-12);
        Assert.AreEqual(2 - Math.Log(4), mixed[0], 1e-12);
        Assert.AreEqual(2, mixed[1], 1e-12);
    }

    [TestMethod]
    [DataRow(10, 9, 23)]
    [DataRow(0, 0, 13)]
    [DataRow(28, 27, 40)]
    public void Motif_and_a_column_on_each_side(int start, int first, int end)
    {
        NeuronModule module = HandMadeModule.Sampled("n:m", 40, 1, (HandMadeModule.A, start));
        MotifSegment segment = MotifSegments.Find(module).Single();
        Assert.AreEqual(first, segment.Start);
        Assert.AreEqual(end, segment.End);
        Assert.AreEqual($"n:m:{first + 1}-{end}", segment.Motif.Name);
        for (int position = 0; position < segment.Width; position++)
        {
            for (int b = 0; b < 4; b++)
                Assert.AreEqual(module.Motif[first + position, b], segment.Motif[position, b], 1e-12);
        }
    }

    /// <summary>Widened by one on each side, motifs two columns apart touch, and three apart they do not.</summary>
    [TestMethod]
    [DataRow(2, 1)]
    [DataRow(3, 2)]
    public void Motifs_that_touch_are_one_segment(int gap, int segments)
    {
        NeuronModule module = HandMadeModule.Pure("m", 50, 1000, 1, 1, (HandMadeModule.A, 5), (HandMadeModule.B, 17 + gap));
        Assert.HasCount(segments, MotifSegments.Find(module));
    }

    /// <summary>10 sequences of one base make (10 + 20) / 90 = 1/3 and 2/9: 2 - 1.97 bits.</summary>
    [TestMethod]
    public void Few_sequences_make_no_motif()
    {
        Assert.HasCount(1, MotifSegments.Find(HandMadeModule.Pure("m", 40, 1000, 1, 1, (HandMadeModule.A, 10))));
        Assert.IsEmpty(MotifSegments.Find(HandMadeModule.Pure("m", 40, 10, 1, 1, (HandMadeModule.A, 10))));
    }

    [TestMethod]
    [DataRow("GATTA", 7, true, false)]
    [DataRow("GATTAC", 8, true, true)]
    public void Least_width_is_that_of_the_purpose(string bases, int width, bool isSegment, bool isMotif)
    {
        NeuronModule module = HandMadeModule.Pure("m", 40, 1000, 1, 1, (bases, 10));
        IReadOnlyList<MotifSegment> segments = MotifSegments.Find(module);
        Assert.AreEqual(isSegment, segments.Count == 1);
        Assert.AreEqual(width, segments[0].Width);
        Assert.AreEqual(isMotif, MotifSegments.Find(module, SegmentSettings.MotifDiscovery).Count == 1);
    }

    [TestMethod]
    public void Settings_out_of_range()
    {
        NeuronModule module = HandMadeModule.Pure("m", 10, 10, 1, 1);
        foreach (SegmentSettings settings in new SegmentSettings[]
            { new() { Shrinkage = -1 }, new() { Widening = -1 }, new() { LeastWidth = 0 }, new() { Threshold = double.NaN } })
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => MotifSegments.Find(module, settings));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => MotifSegments.Find(module with { SequenceCount = 0 }));
    }
}
