using MlNetGenomics.Interpretation;
using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.Studies;
using MlNetGenomics.Tests.Cli;

namespace MlNetGenomics.Tests.Studies;

[TestClass]
public sealed class MatchedFiltersTests
{
    private static readonly TomtomSettings Settings = new RepresentationSettings().Matches;

    private static readonly KnownMotifs Known = KnownMotifs.Select(MotifFiles.Database, ["m3", "FOS"]);

    [TestMethod]
    public void A_filter_is_told_from_its_motif_in_either_orientation()
    {
        PositionProbabilityMatrix fos = MotifFiles.Database[^1], third = MotifFiles.Database[2], other = MotifFiles.Database[9];
        IReadOnlyList<MatchedFilter> matched = MatchedFilters.Find(
            [Filter(0, fos.ReverseComplement()), Filter(1, other), Filter(2, null), Filter(3, third)], Known, Settings);
        CollectionAssert.AreEqual(new[] { 1, -1, -1, 0 }, matched.Select(one => one.Task).ToArray());
        Assert.AreSame(fos, matched[0].Best!.Target);
        Assert.AreSame(fos, matched[0].Relevant!.Target);
        Assert.AreSame(other, matched[1].Best!.Target);
        Assert.IsNull(matched[1].Relevant);
        Assert.IsNull(matched[2].Best);
        Assert.AreSame(third, matched[3].Relevant!.Target);
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3 }, matched.Select(one => one.Filter.Filter).ToArray());
    }

    [TestMethod]
    public void Matches_have_an_e_value_of_at_most_a_tenth()
    {
        Assert.AreEqual(0.1, Settings.MaximumEValue);
        var weak = new PositionProbabilityMatrix("weak", [0.4, 0.2, 0.2, 0.2, 0.2, 0.4, 0.2, 0.2]);
        MatchedFilter matched = MatchedFilters.Find([Filter(0, weak)], Known, Settings).Single();
        Assert.IsNull(matched.Best);
        Assert.IsGreaterThan(0.1, Tomtom.Compare([weak], Known.Database, Settings with { MaximumEValue = double.PositiveInfinity }).Single().Best!.EValue);
    }

    private static FilterMotif Filter(int number, PositionProbabilityMatrix? motif) => new(number, 1, motif is null ? 0 : 10, motif, motif);
}
