using System.Globalization;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Interpretation.Seqlets;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public sealed class SeqletsCommandTests
{
    private const string Header = "name\tposition\tbase\tscore\n";

    [TestMethod]
    public void The_table_is_what_the_library_finds()
    {
        using var folder = new TemporaryFolder();
        AttributionRecord[] records = Records();
        string scores = Write(folder, records);
        string[][] rows = Rows(CliResult.RunOk("seqlets", "--scores", scores, "--pvalue", "0.005", "--max-length", "12").Output);
        CollectionAssert.AreEqual(
            new[] { "name", "start", "end", "sign", "attribution", "p-value", "sequence" }, rows[0]);
        Seqlet[] expected = [.. RecursiveSeqlets
            .Find([.. records.Select(record => record.Scores)], new SeqletSettings { MaximumPValue = 0.005, MaximumLength = 12 })
            .OrderBy(seqlet => seqlet.PValue)];
        Assert.IsGreaterThan(20, expected.Length);
        Assert.HasCount(expected.Length + 1, rows);
        for (int i = 0; i < expected.Length; i++)
        {
            Seqlet seqlet = expected[i];
            AttributionRecord record = records[seqlet.Track];
            CollectionAssert.AreEqual(
                new[]
                {
                    record.Name, $"{seqlet.Start + 1}", $"{seqlet.End}", seqlet.IsNegative ? "-" : "+",
                    TableWriter.Format((float)seqlet.Attribution), TableWriter.Format(seqlet.PValue),
                    Dna.Decode(record.Codes.AsSpan(seqlet.Start, seqlet.Length)),
                },
                rows[i + 1]);
        }
    }

    [TestMethod]
    public void Seqlets_lie_where_names_say()
    {
        using var folder = new TemporaryFolder();
        // The second is the first as it is read on the other strand.
        var scores = new float[60];
        for (int i = 10; i < 16; i++)
            scores[i] = 5;
        AttributionRecord first = Record("chr1:1000-1060", scores), second = Record("chr2:2000-2060(-)", scores);
        // The rest keeps the six of sixty from being usual.
        AttributionRecord[] records = [first, second, .. Enumerable.Range(0, 20).Select(i => Record($"chr3:{i}00-{i}60", new float[60]))];
        string table = Write(folder, records), bed = folder.File("s.bed"), tsv = folder.File("s.tsv");
        CliResult result = CliResult.RunOk(
            "seqlets", "--scores", table, "--genomic", "--bed", bed, "--out", tsv, "--min-length", "6", "--max-length", "6",
            "--pvalue", "1e-6", "--json", folder.File("s.json"));
        Assert.Contains("2 seqlets in 22 sequences, 0 of them negative", result.Output);
        string[][] lines = Rows(File.ReadAllText(bed));
        // A draw is one of the 12 of 1320 that are 5; six of them in a row are a share to the sixth.
        double p = Math.Pow(12 / 1320.0, 6);
        string score = Math.Round(-10 * Math.Log10(p)).ToString(CultureInfo.InvariantCulture);
        CollectionAssert.AreEqual(new[] { "chr1", "1010", "1016", "positive", score, "+" }, lines[0]);
        CollectionAssert.AreEqual(new[] { "chr2", "2044", "2050", "positive", score, "-" }, lines[1]);
        string[][] rows = Rows(File.ReadAllText(tsv));
        CollectionAssert.AreEqual(new[] { "chr1", "1011", "1016", "+", "30" }, rows[1][..5]);
        Assert.AreEqual(p, double.Parse(rows[1][5], CultureInfo.InvariantCulture), 1e-9 * p);
        Assert.AreEqual(2, CliResult.Json(folder.File("s.json")).GetProperty("metrics").GetProperty("positive").GetInt32());
    }

    [TestMethod]
    public void A_part_of_a_sequence_lies_where_its_positions_say()
    {
        using var folder = new TemporaryFolder();
        string text = Header + string.Concat(Enumerable.Range(31, 40).Select(i => $"chr1:100-200\t{i}\tA\t{(i is >= 41 and < 47 ? 9 : 0)}\n"));
        string scores = folder.Write("part.tsv", text), bed = folder.File("s.bed");
        string[] command = ["seqlets", "--scores", scores, "--min-length", "6", "--max-length", "6", "--pvalue", "1e-4", "--bed", bed];
        CliResult.RunOk([.. command, "--genomic"]);
        CollectionAssert.AreEqual(new[] { "chr1", "140", "146" }, Rows(File.ReadAllText(bed)).Single()[..3]);
        CliResult.RunOk(command);
        string[] line = Rows(File.ReadAllText(bed)).Single();
        CollectionAssert.AreEqual(new[] { "chr1:100-200", "40", "46" }, line[..3]);
        Assert.AreEqual(".", line[5]);
    }

    [TestMethod]
    [DataRow(2, "--pvalue: '0' is not over 0 and at most 1", "--pvalue", "0")]
    [DataRow(2, "--pvalue: '1.5' is not over 0 and at most 1", "--pvalue", "1.5")]
    [DataRow(2, "--max-length: '5' is below --min-length 6", "--min-length", "6", "--max-length", "5")]
    [DataRow(2, "--min-length: '0' is not a whole number of 1 or more", "--min-length", "0")]
    [DataRow(1, "bins 5000000: must be", "--bins", "5000000")]
    [DataRow(1, "s.tsv: line 1: has no column ism (its header: name, position, base, score)", "--column", "ism")]
    [DataRow(1, "bad.tsv: line 3, column score: 'x' is not a finite number", "--scores", "BAD")]
    [DataRow(1, "empty.tsv: has no rows, base scores are expected", "--scores", "EMPTY")]
    [DataRow(1, "none.tsv: no such file", "--scores", "NONE")]
    [DataRow(1, "s.tsv: sequence a: the name does not say where it lies", "--genomic")]
    [DataRow(1, "long.tsv: sequence chr1:5-6 has 2 bases, its name says 1", "--genomic", "--scores", "LONG")]
    public void What_does_not_fit_is_one_line_and_leaves_nothing(int exitCode, string expected, params string[] more)
    {
        using var folder = new TemporaryFolder();
        var files = new Dictionary<string, string>
        {
            ["BAD"] = folder.Write("bad.tsv", Header + "a\t1\tC\t1\na\t2\tC\tx\n"),
            ["EMPTY"] = folder.Write("empty.tsv", Header),
            ["NONE"] = folder.File("none.tsv"),
            ["LONG"] = folder.Write("long.tsv", Header + "chr1:5-6\t1\tC\t1\nchr1:5-6\t2\tC\t1\n"),
        };
        string scores = folder.Write("s.tsv", Header + "a\t1\tC\t1\na\t2\tC\t0\n");
        string[] given = more.Contains("--scores") ? [] : ["--scores", scores];
        CliResult.Run(["seqlets", .. given, "--out", folder.File("out"), "--bed", folder.File("bed"),
                .. more.Select(word => files.GetValueOrDefault(word, word))])
            .AssertFailed(exitCode, expected);
        Assert.IsFalse(File.Exists(folder.File("out")) || File.Exists(folder.File("bed")));
    }

    private static AttributionRecord[] Records()
    {
        var random = new SplittableRandom(1);
        return [.. Enumerable.Range(0, 30).Select(i =>
        {
            float[] scores = [.. Enumerable.Range(0, 100).Select(_ => (float)random.NextGaussian())];
            for (int p = 40; p < 48; p++)
                scores[p] += i % 2 == 0 ? 4 : -4;
            return Record($"s{i}", scores);
        })];
    }

    private static AttributionRecord Record(string name, float[] scores) =>
        new(name, 1, [.. scores.Select((_, i) => (byte)(i * i % 5))], scores, null);

    private static string Write(TemporaryFolder folder, AttributionRecord[] records)
    {
        var text = new StringWriter();
        var table = new AttributionTableWriter(text, withBases: false);
        foreach (AttributionRecord record in records)
            table.Write(record.Name, record.Codes, record.Scores);
        return folder.Write("scores.tsv", text.ToString());
    }

    private static string[][] Rows(string text) => [.. text.TrimEnd('\n').Split('\n').Select(line => line.Split('\t'))];
}
