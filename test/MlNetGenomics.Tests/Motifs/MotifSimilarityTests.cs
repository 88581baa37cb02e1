using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Motifs;

namespace MlNetGenomics.Tests.Motifs;

[TestClass]
public class MotifSimilarityTests
{
    [TestMethod]
    public void Column_correlation_closed_forms()
    {
        Assert.AreEqual(1, MotifSimilarity.ColumnCorrelation([1, 0, 0, 0], [0.7, 0.1, 0.1, 0.1]), 1e-12);
        // Two different certain bases: covariance -1/16 * 4, variances 3/4.
        Assert.AreEqual(-1 / 3.0, MotifSimilarity.ColumnCorrelation([1, 0, 0, 0], [0, 0, 1, 0]), 1e-12);
        Assert.AreEqual(0, MotifSimilarity.ColumnCorrelation([0.25, 0.25, 0.25, 0.25], [0, 0, 1, 0]), 1e-12);
        Assert.AreEqual(-1, MotifSimilarity.ColumnCorrelation([0.5, 0.5, 0, 0], [0, 0, 0.5, 0.5]), 1e-12);
    }

    [TestMethod]
    public void Motif_inside_a_wider_one_is_found_where_it_lies()
    {
        PositionProbabilityMatrix planted = IupacMotif.Parse("AGATAAG");
        PositionProbabilityMatrix kernel = IupacMotif.Parse("NNNAGATAAGNN", 0.8);
        MotifAlignment alignment = MotifSimilarity.Align(kernel, planted);
        Assert.AreEqual(1, alignment.Similarity, 1e-9);
        Assert.AreEqual(-3, alignment.Offset);
        Assert.AreEqual(7, alignment.Overlap);
        Assert.IsFalse(alignment.ReverseComplement);
    }

    [TestMethod]
    public void Other_orientation_is_found()
    {
        PositionProbabilityMatrix planted = IupacMotif.Parse("AGATAAG");
        MotifAlignment alignment = MotifSimilarity.Align(IupacMotif.Parse("NCTTATCTNNNN", 0.8), planted);
        Assert.AreEqual(1, alignment.Similarity, 1e-9);
        Assert.IsTrue(alignment.ReverseComplement);
        // The reverse complement is NNNNAGATAAGN.
        Assert.AreEqual(-4, alignment.Offset);
    }

    [TestMethod]
    public void Columns_that_hang_over_count_as_zero()
    {
        MotifAlignment alignment = MotifSimilarity.Align(IupacMotif.Parse("CCGGAAG"), IupacMotif.Parse("CGGAAGTG"));
        Assert.AreEqual(1, alignment.Correlation, 1e-9);
        Assert.AreEqual(6, alignment.Overlap);
        Assert.AreEqual(6 / 7.0, alignment.Similarity, 1e-9);
        Assert.AreEqual(-1, alignment.Offset);
    }

    [TestMethod]
    public void Minimum_overlap_is_kept()
    {
        PositionProbabilityMatrix left = IupacMotif.Parse("AAAAAACC"), right = IupacMotif.Parse("CCTGTGTG");
        Assert.AreEqual(2, MotifSimilarity.Align(left, right, minimumOverlap: 2).Overlap);
        Assert.IsGreaterThanOrEqualTo(6, MotifSimilarity.Align(left, right, minimumOverlap: 6).Overlap);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => MotifSimilarity.Align(left, right, minimumOverlap: 0));
    }

    [TestMethod]
    public void Invariant_to_strand_and_order()
    {
        Prop.ForAll(MotifArbitrary.Sets(), MotifArbitrary.Sets(), (xs, ys) =>
        {
            PositionProbabilityMatrix x = xs[0], y = ys[0];
            double similarity = MotifSimilarity.Align(x, y).Similarity;
            return similarity <= 1 + 1e-9
                && Math.Abs(similarity - MotifSimilarity.Align(y, x).Similarity) < 1e-9
                && Math.Abs(similarity - MotifSimilarity.Align(x.ReverseComplement(), y).Similarity) < 1e-9
                && Math.Abs(similarity - MotifSimilarity.Align(x, y.ReverseComplement()).Similarity) < 1e-9;
        }).QuickCheckThrowOnFailure();
    }
}
