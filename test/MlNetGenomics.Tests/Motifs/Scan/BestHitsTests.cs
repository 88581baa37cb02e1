using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Scan;

namespace MlNetGenomics.Tests.Motifs.Scan;

[TestClass]
public sealed class BestHitsTests
{
    private static readonly PositionProbabilityMatrix Motif = IupacMotif.Parse("ACGT", 0.97, "m");

    [TestMethod]
    public void One_hit_a_motif_and_sequence_is_left_in_order()
    {
        MotifHit[] hits =
        [
            Hit(0, 0, 1, 3), Hit(1, 0, 2, 9), Hit(0, 0, 5, 7), Hit(0, 0, 8, 7), Hit(1, 0, 9, 8),
            Hit(0, 2, 0, -4),
        ];
        // Of two that score 7 the first.
        CollectionAssert.AreEqual(new[] { hits[1], hits[2], hits[5] }, BestHits.OfEachSequence(hits).ToArray());
        Assert.IsEmpty(BestHits.OfEachSequence([]));
    }

    private static MotifHit Hit(int motif, int sequence, int start, double score) =>
        new(motif, Motif, sequence, $"s{sequence}", start, false, score, 0.1, 0.1, "ACGT");
}
