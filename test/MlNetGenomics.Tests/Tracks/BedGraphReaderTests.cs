using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Reports;
using MlNetGenomics.Tracks;

namespace MlNetGenomics.Tests.Tracks;

[TestClass]
public sealed class BedGraphReaderTests
{
    [TestMethod]
    public void Order_of_lines_does_not_matter()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            var map = ScoreMap.Random(seed);
            for (int order = 0; order < 3; order++)
                map.AssertEqual(BedGraphReader.Read(new StringReader(map.ToBedGraph(order)), "s.bg"));
        }
    }

    [TestMethod]
    public void A_line_covers_all_its_bases_and_other_lines_are_skipped()
    {
        const string Text = "# made by hand\nbrowser position chr1\ntrack type=bedGraph\n\nchr1 4 6 -1e-2\r\n  chr1\t0  3\t.5\ntracker\t1\t2\t7\n";
        var track = BedGraphReader.Read(new StringReader(Text), "s.bg");
        CollectionAssert.AreEqual(new[] { .5f, .5f, .5f, -.01f, -.01f, 7 }, track.ToArray());
        CollectionAssert.AreEqual(new long[] { 0, 4 }, track.Runs("chr1").Select(run => run.Start).ToArray());
    }

    [TestMethod]
    public void Written_tracks_read_back_and_are_sorted()
    {
        Gen<(int Gap, int Length, float Score)> piece =
            from gap in Gen.Choose(0, 3)
            from length in Gen.Choose(1, 5)
            from score in ArbMap.Default.GeneratorFor<float>().Where(float.IsFinite)
            select (gap, length, score);
        Prop.ForAll(piece.NonEmptyListOf().ToArbitrary(), pieces =>
        {
            var builder = new BaseTrackBuilder("s");
            int position = 0;
            foreach ((int gap, int length, float score) in pieces)
            {
                builder.Add(length % 2 == 0 ? "chr10" : "chr9", position + gap, position + gap + length, score, line: 1);
                position += gap + length;
            }
            BaseTrack track = builder.Build();
            var text = new StringWriter();
            BedGraphWriter.Write(text, track);
            string[][] rows = [.. text.ToString().TrimEnd('\n').Split('\n').Select(line => line.Split('\t'))];
            bool isSorted = rows.Zip(rows.Skip(1)).All(pair =>
                string.CompareOrdinal(pair.First[0], pair.Second[0]) is var order
                && (order < 0 || (order == 0 && long.Parse(pair.First[2]) <= long.Parse(pair.Second[1]))));
            bool isMerged = rows.Zip(rows.Skip(1)).All(pair =>
                pair.First[0] != pair.Second[0] || pair.First[2] != pair.Second[1]
                || float.Parse(pair.First[3]) != float.Parse(pair.Second[3]));
            var back = BedGraphReader.Read(new StringReader(text.ToString()), "s");
            return isSorted && isMerged && back.ToArray().SequenceEqual(track.ToArray())
                && back.Sequences.SequenceEqual(track.Sequences)
                && track.Sequences.All(sequence =>
                    back.Runs(sequence).Select(run => (run.Start, run.End)).SequenceEqual(track.Runs(sequence).Select(run => (run.Start, run.End))));
        }).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void Packed_files_are_read()
    {
        using var folder = new TemporaryFolder();
        using (var packed = new GZipStream(File.Create(folder.File("s.bg.gz")), CompressionLevel.Fastest))
            packed.Write(Encoding.ASCII.GetBytes("chr1\t3\t5\t2\n"));
        CollectionAssert.AreEqual(new float[] { 2, 2 }, BedGraphReader.Read(folder.File("s.bg.gz")).ToArray());
    }

    [TestMethod]
    [DataRow("chr1\t0\t5", "s.bg, line 1: 3 columns found, sequence, start, end and score are expected")]
    [DataRow("#\nchr1\t0\t5\t1\t2", "s.bg, line 2: more than 4 columns found, sequence, start, end and score are expected")]
    [DataRow("chr1\t5\t5\t1", "s.bg, line 1: the end 5 is not above the start 5")]
    [DataRow("chr1\t5\t4\t1", "s.bg, line 1: the end 4 is not above the start 5")]
    [DataRow("chr1\t-5\t4\t1", "s.bg, line 1: the start '-5' is not a whole number of 0 or more")]
    [DataRow("chr1\t5\t4.5\t1", "s.bg, line 1: the end '4.5' is not a whole number of 0 or more")]
    [DataRow("chr1\t5\t6\tx", "s.bg, line 1: the score 'x' is not a finite number")]
    [DataRow("chr1\t5\t6\tNaN", "s.bg, line 1: the score 'NaN' is not a finite number")]
    [DataRow("chr1\t5\t6\t1e60", "s.bg, line 1: the score '1e60' is not a finite number")]
    [DataRow("chr1\t0\t5\t1\nchr2\t0\t5\t1\nchr1\t4\t6\t1", "s.bg, line 3: base 4 of chr1 (from 0) has a score in line 1 too")]
    [DataRow("chr1\t4\t6\t1\nchr1\t0\t5\t1", "s.bg, line 1: base 4 of chr1 (from 0) has a score in line 2 too")]
    [DataRow("track x\n", "s.bg: has no scores, a score for one base or more is expected")]
    public void Bad_lines_are_named(string text, string message)
    {
        Assert.AreEqual(
            message, Assert.ThrowsExactly<GenomicsException>(() => BedGraphReader.Read(new StringReader(text), "s.bg")).Message);
    }
}
