using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Motifs.Comparison;

[TestClass]
public class TomtomTests
{
    private static readonly TomtomSettings Complete = new() { CompleteScores = true };

    [TestMethod]
    public void Incomplete_scores_as_the_reference_program()
    {
        AssertReference(ReferenceTomtom.PaperEuclidean, new TomtomSettings { Pseudocount = 0.1 });
    }

    [TestMethod]
    public void Complete_scores_as_the_reference_program()
    {
        AssertReference(ReferenceTomtom.CompleteEuclidean, TomtomSettings.Program with { MaximumQValue = 1 });
        AssertReference(ReferenceTomtom.CompletePearson, TomtomSettings.Program with { MaximumQValue = 1, Distance = ColumnDistance.Pearson });
    }

    [TestMethod]
    [DataRow(ColumnDistance.Euclidean, false, true)]
    [DataRow(ColumnDistance.Euclidean, true, true)]
    [DataRow(ColumnDistance.Pearson, false, true)]
    [DataRow(ColumnDistance.Pearson, true, true)]
    [DataRow(ColumnDistance.Euclidean, false, false)]
    [DataRow(ColumnDistance.Pearson, true, false)]
    public void PValues_equal_those_of_exhaustive_enumeration(ColumnDistance distance, bool complete, bool bothStrands)
    {
        for (int seed = 1; seed <= 12; seed++)
        {
            PositionProbabilityMatrix[] database = RandomMotifs.Make(3, 1, 4, seed);
            PositionProbabilityMatrix query = RandomMotifs.Make(1, 1, 4, seed + 100)[0];
            var settings = new TomtomSettings
            {
                Distance = distance,
                CompleteScores = complete,
                BothStrands = bothStrands,
                MinimumOverlap = 1 + seed % 3,
                Pseudocount = seed % 2 * 0.5,
                Bins = 100 + seed,
            };
            double[] expected = new NaiveTomtom(query, database, settings).PValues();
            TomtomResult actual = Tomtom.Compare([query], database, settings)[0];
            Assert.HasCount(database.Length, actual.Matches);
            foreach (TomtomMatch match in actual.Matches)
                Assert.AreEqual(Math.Log(expected[match.TargetIndex]), Math.Log(match.PValue), 1e-9, $"seed {seed}, target {match.TargetIndex}");
        }
    }

    [TestMethod]
    public void Motif_inside_a_wider_one_is_found_where_it_lies()
    {
        PositionProbabilityMatrix[] database = [IupacMotif.Parse("TTAGATAAGCCG"), IupacMotif.Parse("CCGCTTATCTAA"), .. RandomMotifs.Make(20, 8, 14, 1)];
        TomtomResult result = Tomtom.Compare([IupacMotif.Parse("AGATAAG")], database)[0];
        TomtomMatch forward = result.Matches.Single(match => match.TargetIndex == 0);
        Assert.AreEqual((2, 7, false), (forward.Offset, forward.Overlap, forward.ReverseComplement));
        // The reverse complement of the second is TTAGATAAGCGG.
        TomtomMatch backward = result.Matches.Single(match => match.TargetIndex == 1);
        Assert.AreEqual((2, 7, true), (backward.Offset, backward.Overlap, backward.ReverseComplement));
        Assert.AreEqual("TTAGATAAGCGG", Consensus.MostProbable(backward.OrientedTarget));
        Assert.AreEqual(forward.PValue, backward.PValue, forward.PValue * 1e-9);
        CollectionAssert.AreEqual(new[] { 0, 1 }, result.Matches.Take(2).Select(match => match.TargetIndex).ToArray());

        // Seen from the other side the query hangs over on the left.
        TomtomMatch over = Tomtom.Compare([database[0]], [IupacMotif.Parse("AGATAAG"), .. database[2..]])[0].Best!;
        Assert.AreEqual((0, -2, 7), (over.TargetIndex, over.Offset, over.Overlap));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Reverse_complement_of_a_query_matches_the_other_way_round(bool complete)
    {
        PositionProbabilityMatrix[] database = RandomMotifs.Make(30, 5, 15, 3);
        PositionProbabilityMatrix[] queries = RandomMotifs.Make(10, 4, 18, 4);
        TomtomSettings settings = complete ? Complete : TomtomSettings.Paper;
        IReadOnlyList<TomtomResult> forward = Tomtom.Compare(queries, database, settings);
        IReadOnlyList<TomtomResult> backward = Tomtom.Compare([.. queries.Select(query => query.ReverseComplement())], database, settings);
        int good = 0;
        for (int query = 0; query < queries.Length; query++)
        {
            foreach (TomtomMatch match in forward[query].Matches)
            {
                TomtomMatch turned = backward[query].Matches.Single(other => other.TargetIndex == match.TargetIndex);
                Assert.AreEqual(match.PValue, turned.PValue, match.PValue * 1e-9);
                // Poor matches may be as good in both orientations.
                if (match.PValue > 0.05)
                    continue;
                Assert.AreEqual(match.Overlap, turned.Overlap);
                Assert.AreNotEqual(match.ReverseComplement, turned.ReverseComplement);
                Assert.AreEqual(match.Target.Width - queries[query].Width - match.Offset, turned.Offset);
                good++;
            }
        }
        Assert.IsGreaterThan(5, good);
    }

    [TestMethod]
    public void Every_motif_finds_itself_first()
    {
        AssertSelfMatch(RandomMotifs.Make(60, 6, 20, 5), TomtomSettings.Paper);
        AssertSelfMatch(RandomMotifs.Make(60, 6, 20, 6), Complete);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Every_motif_of_a_real_collection_finds_itself_first(bool complete)
    {
        IReadOnlyList<PositionProbabilityMatrix> motifs = MotifReader.Read(SharedData.Require("motifs/JASPAR_CORE_2016_vertebrates.meme")).Motifs;
        Assert.HasCount(519, motifs);
        AssertSelfMatch(motifs, complete ? Complete : TomtomSettings.Paper);
    }

    [TestMethod]
    public void Threads_do_not_matter()
    {
        PositionProbabilityMatrix[] motifs = RandomMotifs.Make(40, 5, 15, 7);
        IReadOnlyList<TomtomResult> one = Tomtom.Compare(motifs, motifs, threads: 1), many = Tomtom.Compare(motifs, motifs, threads: 7);
        for (int query = 0; query < motifs.Length; query++)
            CollectionAssert.AreEqual(one[query].Matches.ToArray(), many[query].Matches.ToArray());
    }

    [TestMethod]
    public void EValues_and_qValues_follow_from_the_pValues()
    {
        PositionProbabilityMatrix[] motifs = RandomMotifs.Make(50, 5, 15, 8);
        TomtomResult result = Tomtom.Compare(motifs[..1], motifs)[0];
        double[] pValues = [.. result.Matches.Select(match => match.PValue)];
        CollectionAssert.AreEqual(pValues.Order().ToArray(), pValues);
        double[] qValues = BenjaminiHochberg.QValues(pValues);
        for (int i = 0; i < pValues.Length; i++)
        {
            Assert.AreEqual(50 * pValues[i], result.Matches[i].EValue);
            Assert.AreEqual(qValues[i], result.Matches[i].QValue);
        }
    }

    [TestMethod]
    public void Thresholds_keep_the_best()
    {
        PositionProbabilityMatrix[] motifs = RandomMotifs.Make(50, 5, 15, 9);
        TomtomMatch[] all = [.. Tomtom.Compare(motifs[..1], motifs)[0].Matches];
        Assert.HasCount(50, all);
        foreach (int kept in new[] { 1, 7, 30 })
        {
            TomtomMatch last = all[kept - 1];
            CollectionAssert.AreEqual(all[..kept], Tomtom.Compare(motifs[..1], motifs, new TomtomSettings { MaximumPValue = last.PValue })[0].Matches.ToArray());
            CollectionAssert.AreEqual(all[..kept], Tomtom.Compare(motifs[..1], motifs, new TomtomSettings { MaximumEValue = last.EValue })[0].Matches.ToArray());
            Assert.HasCount(all.Count(match => match.QValue <= last.QValue), Tomtom.Compare(motifs[..1], motifs, new TomtomSettings { MaximumQValue = last.QValue })[0].Matches);
        }
        Assert.IsNull(Tomtom.Compare(motifs[..1], motifs, new TomtomSettings { MaximumPValue = 0 })[0].Best);
    }

    [TestMethod]
    public void Minimum_overlap_is_kept()
    {
        PositionProbabilityMatrix[] motifs = RandomMotifs.Make(40, 3, 12, 10);
        foreach (TomtomResult result in Tomtom.Compare(motifs, motifs, new TomtomSettings { MinimumOverlap = 6 }))
        {
            foreach (TomtomMatch match in result.Matches)
                Assert.IsGreaterThanOrEqualTo(Math.Min(6, Math.Min(result.Query.Width, match.Target.Width)), match.Overlap);
        }
    }

    [TestMethod]
    public void Wide_queries_run_beyond_every_target()
    {
        PositionProbabilityMatrix[] database = RandomMotifs.Make(30, 5, 9, 11);
        double[] middle = [.. Enumerable.Repeat(0.25, 4 * 60), .. database[3].Probabilities, .. Enumerable.Repeat(0.25, 4 * 60)];
        TomtomMatch best = Tomtom.Compare([new PositionProbabilityMatrix("wide", middle)], database)[0].Best!;
        Assert.AreEqual((3, -60, database[3].Width, false), (best.TargetIndex, best.Offset, best.Overlap, best.ReverseComplement));
    }

    [TestMethod]
    public void Properties_of_any_motifs()
    {
        Prop.ForAll(MotifArbitrary.Sets(), MotifArbitrary.Sets(), (queries, database) =>
            new[] { TomtomSettings.Paper, Complete, Complete with { Distance = ColumnDistance.Pearson, BothStrands = false } }.All(settings =>
                Tomtom.Compare(queries, database, settings).All(result => result.Matches.Count == database.Length
                    && result.Matches.All(match => match.PValue is > 0 and <= 1 && match.QValue >= match.PValue && match.QValue <= 1
                        && match.Overlap == Math.Min(result.Query.Width, match.Target.Width - match.Offset) - Math.Max(0, -match.Offset)
                        && match.Overlap >= 1)))).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void What_cannot_be_compared()
    {
        PositionProbabilityMatrix motif = IupacMotif.Parse("ACGT");
        Assert.AreEqual(
            "the database of target motifs is empty",
            Assert.ThrowsExactly<GenomicsException>(() => Tomtom.Compare([motif], [])).Message);
        Assert.IsEmpty(Tomtom.Compare([], [motif]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Tomtom.Compare([motif], [motif], new TomtomSettings { Bins = 5 }));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Tomtom.Compare([motif], [motif], new TomtomSettings { MinimumOverlap = 0 }));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Tomtom.Compare([motif], [motif], new TomtomSettings { Pseudocount = double.NaN }));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Tomtom.Compare([motif], [motif], new TomtomSettings { MaximumQValue = -1 }));
    }

    [TestMethod]
    public void Cancelled_work_stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        PositionProbabilityMatrix[] motifs = RandomMotifs.Make(5, 5, 9, 12);
        Assert.Throws<OperationCanceledException>(() => Tomtom.Compare(motifs, motifs, cancellation: cancelled.Token));
    }

    private static void AssertSelfMatch(IReadOnlyList<PositionProbabilityMatrix> motifs, TomtomSettings settings)
    {
        foreach (TomtomResult result in Tomtom.Compare(motifs, motifs, settings))
        {
            TomtomMatch best = result.Best!;
            Assert.AreEqual(result.QueryIndex, best.TargetIndex, result.Query.Name);
            Assert.AreEqual((0, result.Query.Width, false), (best.Offset, best.Overlap, best.ReverseComplement), result.Query.Name);
        }
    }

    private static void AssertReference(IReadOnlyList<ReferenceMatch> expected, TomtomSettings settings)
    {
        IReadOnlyList<TomtomResult> results = Tomtom.Compare(ReferenceTomtom.Motifs, ReferenceTomtom.Motifs, settings);
        foreach (ReferenceMatch line in expected)
        {
            TomtomMatch match = results.Single(result => result.Query.Name == line.Query).Matches.Single(match => match.Target.Name == line.Target);
            string name = $"{line.Query} {line.Target}";
            Assert.AreEqual((line.Offset, line.Overlap, line.ReverseComplement), (match.Offset, match.Overlap, match.ReverseComplement), name);
            // Six digits are printed, of numbers that were kept in single precision.
            Assert.AreEqual(line.PValue, match.PValue, line.PValue * 1e-5, name);
        }
    }
}
