using System.Globalization;
using System.Text.Json;
using MlNetGenomics.Motifs;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public class ScanCommandTests
{
    private const string Fasta = ">a first\nCCCCCTGACGTCATTGCAAAAACCCC\n>b\nCCGCAATGACGTCAGGGGGTTTTTTT\n";

    private static readonly PositionProbabilityMatrix Motif = IupacMotif.Parse("TGACGTCATTGC", 0.97, "M1", "CRE");

    [TestMethod]
    public void Writes_table_bed_and_json()
    {
        using var folder = new TemporaryFolder();
        string motifs = MotifFiles.Write(folder.File("m.meme"), Motif), fasta = folder.Write("s.fa", Fasta);
        CliResult result = CliResult.RunOk(
            "scan", "--motifs", motifs, "--fasta", fasta, "--out", folder.File("h.tsv"), "--bed", folder.File("h.bed"), "--json", folder.File("h.json"));
        Assert.Contains("2 hits in 2 sequences, 52 bases", result.Output);
        string[][] rows = [.. File.ReadAllLines(folder.File("h.tsv")).Skip(1).Select(line => line.Split('\t'))];
        CollectionAssert.AreEqual(new[] { "M1", "CRE", "a", "6", "17", "+" }, rows[0][..6]);
        CollectionAssert.AreEqual(new[] { "M1", "CRE", "b", "3", "14", "-" }, rows[1][..6]);
        foreach (string[] row in rows)
        {
            Assert.AreEqual(Math.Pow(0.25, 12), double.Parse(row[7], CultureInfo.InvariantCulture), 1e-20);
            // Fifteen windows a strand and sequence; both hits are equally good.
            Assert.AreEqual(Math.Pow(0.25, 12) * 60 / 2, double.Parse(row[8], CultureInfo.InvariantCulture), 1e-18);
            Assert.AreEqual("TGACGTCATTGC", row[9]);
        }
        string[] bed = File.ReadAllLines(folder.File("h.bed"));
        Assert.StartsWith("a\t5\t17\tM1\t72\t+\t", bed[0]);
        Assert.StartsWith("b\t2\t14\tM1\t72\t-\t", bed[1]);
        JsonElement metrics = CliResult.Json(folder.File("h.json")).GetProperty("metrics");
        Assert.AreEqual(2, metrics.GetProperty("hits").GetInt64());
        Assert.AreEqual(52, metrics.GetProperty("bases").GetInt64());
    }

    [TestMethod]
    public void Streams_hits_without_qValues()
    {
        using var folder = new TemporaryFolder();
        string motifs = MotifFiles.Write(folder.File("m.meme"), [.. MotifFiles.Database, Motif]), fasta = folder.Write("s.fa", Fasta);
        string[] Rows(params string[] more) => CliResult.RunOk(["scan", "--motifs", motifs, "--fasta", fasta, "--pvalue", "0.01", .. more]).Output.TrimEnd('\n').Split('\n');
        string[] sorted = Rows(), streamed = Rows("--no-qvalues");
        Assert.IsGreaterThan(20, sorted.Length);
        string[] Without(IEnumerable<string> rows) => [.. rows.Select(row => string.Join('\t', row.Split('\t').Where((_, column) => column != 8))).Order()];
        CollectionAssert.AreEqual(Without(sorted), Without(streamed));
        double[] pValues = [.. sorted.Skip(1).Select(row => double.Parse(row.Split('\t')[7], CultureInfo.InvariantCulture))];
        CollectionAssert.AreEqual(pValues.Order().ToArray(), pValues);
        CliResult.RunOk("scan", "--motifs", motifs, "--fasta", fasta, "--pvalue", "0.01", "--no-qvalues", "--bed", folder.File("h.bed"), "--out", folder.File("h.tsv"));
        CollectionAssert.AreEqual(streamed, File.ReadAllLines(folder.File("h.tsv")));
        Assert.HasCount(streamed.Length - 1, File.ReadAllLines(folder.File("h.bed")));
        Assert.IsLessThan(sorted.Length, Rows("--one-strand").Length);
        Assert.IsTrue(Rows("--qvalue", "0.01").Skip(1).All(row => double.Parse(row.Split('\t')[8], CultureInfo.InvariantCulture) <= 0.01));
    }

    [TestMethod]
    public void Best_scores_are_features()
    {
        using var folder = new TemporaryFolder();
        string motifs = MotifFiles.Write(folder.File("m.meme"), Motif, IupacMotif.Parse("AAAA", 0.97, "polyA")), fasta = folder.Write("s.fa", Fasta);
        // No word of four letters is rarer than 1 in 256.
        CliResult result = CliResult.Run("scan", "--motifs", motifs, "--fasta", fasta, "--best", folder.File("b.tsv"));
        Assert.Contains("no hit of 1 of the motifs is possible: the best site of polyA, say, has p = 3.91e-3", result.Error);
        Assert.AreEqual(0, result.ExitCode);
        string[] lines = File.ReadAllLines(folder.File("b.tsv"));
        Assert.AreEqual("name\tM1\tpolyA", lines[0]);
        // Both sequences have the best site of both motifs, on one strand or the other.
        Assert.AreEqual(lines[1].Split('\t')[1], lines[2].Split('\t')[1]);
        Assert.AreEqual(lines[1].Split('\t')[2], lines[2].Split('\t')[2]);
    }

    [TestMethod]
    public void One_hit_a_sequence_is_its_best()
    {
        using var folder = new TemporaryFolder();
        string motifs = MotifFiles.Write(folder.File("m.meme"), Motif), fasta = folder.Write("s.fa", Fasta), bed = folder.File("h.bed");
        string[] Best(params string[] more)
        {
            CliResult.RunOk(["scan", "--motifs", motifs, "--fasta", fasta, "--pvalue", "0.5", "--one-hit", "--bed", bed, .. more]);
            return File.ReadAllLines(bed);
        }
        foreach (string[] more in new[] { Array.Empty<string>(), ["--best", folder.File("b.tsv")] })
        {
            string[] lines = Best(more);
            Assert.HasCount(2, lines);
            Assert.StartsWith("a\t5\t17\tM1\t72\t+\t", lines[0]);
            Assert.StartsWith("b\t2\t14\tM1\t72\t-\t", lines[1]);
        }
        CliResult.Run("scan", "--motifs", motifs, "--fasta", fasta, "--one-hit", "--no-qvalues").AssertFailed(2, "--one-hit needs all hits in memory");
    }

    [TestMethod]
    public void Background_may_come_from_the_motifs()
    {
        using var folder = new TemporaryFolder();
        string motifs = MotifFiles.Write(folder.File("m.meme"), Motif), fasta = folder.Write("s.fa", Fasta);
        string Rows(string background) => CliResult.RunOk("scan", "--motifs", motifs, "--fasta", fasta, "--background", background).Output;
        // The file says that all bases are as frequent.
        Assert.AreEqual(Rows("uniform"), Rows("motifs"));
        Assert.AreEqual(Rows("uniform"), Rows("0.25,0.25,0.25,0.25"));
        Assert.AreNotEqual(Rows("uniform"), Rows("0.3,0.2,0.2,0.3"));
        string jaspar = folder.Write("m.pfm", ">x\nA [9 0]\nC [0 9]\nG [0 0]\nT [0 0]\n");
        CliResult.Run("scan", "--motifs", jaspar, "--fasta", fasta, "--background", "motifs").AssertFailed(1, "m.pfm: does not say how frequent the bases are");
        CliResult.Run("scan", "--motifs", motifs, "--fasta", fasta, "--background", "1,2").AssertFailed(2, "--background: 2 numbers, 4 are needed");
        CliResult.Run("scan", "--motifs", motifs, "--fasta", fasta, "--background", "mine").AssertFailed(2, "--background: 'mine' is neither uniform");
    }

    [TestMethod]
    public void Genomic_positions_come_from_names()
    {
        using var folder = new TemporaryFolder();
        string motifs = MotifFiles.Write(folder.File("m.meme"), Motif);
        string fasta = folder.Write("s.fa", Fasta.Replace(">a first", ">chr1:100-126").Replace(">b", ">chr2:200-226(-)"));
        CliResult.RunOk("scan", "--motifs", motifs, "--fasta", fasta, "--genomic", "--out", folder.File("h.tsv"), "--bed", folder.File("h.bed"));
        // The site is bases 2 to 13 from 0 of the second one, reverse there, so the twelve before the last two of its stretch, forward.
        CollectionAssert.AreEqual(
            new[] { "chr1\t105\t117\tM1\t72\t+", "chr2\t212\t224\tM1\t72\t+" },
            File.ReadAllLines(folder.File("h.bed")).Select(line => string.Join('\t', line.Split('\t')[..6])).ToArray());
        CollectionAssert.AreEqual(
            new[] { "chr1\t106\t117\t+", "chr2\t213\t224\t+" },
            File.ReadAllLines(folder.File("h.tsv")).Skip(1).Select(line => string.Join('\t', line.Split('\t')[2..6])).ToArray());
        string plain = folder.Write("plain.fa", Fasta), output = folder.File("x.bed");
        foreach (string[] more in new[] { Array.Empty<string>(), ["--no-qvalues"], ["--best", folder.File("b.tsv")] })
        {
            CliResult.Run(["scan", "--motifs", motifs, "--fasta", plain, "--genomic", "--bed", output, .. more])
                .AssertFailed(1, $"mlng: {plain}: sequence a: the name does not say where it lies, chr:start-end is expected");
        }
        CliResult.Run("scan", "--motifs", motifs, "--fasta", plain, "--genomic", "--best", output).AssertFailed(2, "--genomic is for hits");
        Assert.IsFalse(File.Exists(output));
    }

    [TestMethod]
    public void A_motif_wider_than_all_sequences_is_skipped_with_a_warning()
    {
        using var folder = new TemporaryFolder();
        string motifs = MotifFiles.Write(folder.File("m.meme"), Motif, IupacMotif.Parse(new string('A', 30), 0.97, "long"));
        string fasta = folder.Write("s.fa", Fasta);
        foreach (string[] more in new[] { Array.Empty<string>(), ["--no-qvalues"] })
        {
            CliResult result = CliResult.Run(["scan", "--motifs", motifs, "--fasta", fasta, "--out", folder.File("h.tsv"), .. more]);
            Assert.AreEqual(0, result.ExitCode);
            Assert.AreEqual("mlng: warning: motif long (30 positions) skipped: the longest sequence, a, has 26 bases\n", result.Error);
            Assert.HasCount(3, File.ReadAllLines(folder.File("h.tsv")));
        }
        // There is no best score to give.
        CliResult.Run("scan", "--motifs", motifs, "--fasta", fasta, "--best", folder.File("b.tsv"))
            .AssertFailed(1, "s.fa: sequence a has 26 bases, motif long has 30 positions");
        Assert.IsFalse(File.Exists(folder.File("b.tsv")));
    }

    [TestMethod]
    public void Bad_input_is_one_line()
    {
        using var folder = new TemporaryFolder();
        string motifs = MotifFiles.Write(folder.File("m.meme"), Motif), fasta = folder.Write("s.fa", Fasta);
        string tiny = folder.Write("tiny.fa", ">a\nACGT\n"), bad = folder.Write("bad.fa", ">a\nAC-T\n"), output = folder.File("h.tsv");
        foreach (string[] more in new[] { Array.Empty<string>(), ["--no-qvalues"] })
        {
            CliResult.Run(["scan", "--motifs", motifs, "--fasta", tiny, "--out", output, .. more])
                .AssertFailed(1, "tiny.fa: the longest sequence, a, has 4 bases, fewer than any motif has positions: M1, the narrowest, has 12");
            CliResult.Run(["scan", "--motifs", motifs, "--fasta", bad, "--out", output, .. more]).AssertFailed(1, $"mlng: {bad}: record 1 (a), line 2, base 3: '-' is not a base");
        }
        CliResult.Run("scan", "--motifs", motifs, "--fasta", tiny, "--best", output)
            .AssertFailed(1, "tiny.fa: sequence a has 4 bases, motif M1 has 12 positions");
        CliResult.Run("scan", "--motifs", motifs, "--fasta", fasta, "--pvalue", "0").AssertFailed(2, "--pvalue: '0' is not over 0 and at most 1");
        CliResult.Run("scan", "--motifs", motifs, "--fasta", fasta, "--no-qvalues", "--qvalue", "0.1").AssertFailed(2, "--qvalue needs q-values");
        CliResult.Run("scan", "--motifs", motifs, "--fasta", fasta, "--no-qvalues", "--best", output).AssertFailed(2, "--best needs all sequences in memory");
        Assert.IsFalse(File.Exists(output));
    }
}
