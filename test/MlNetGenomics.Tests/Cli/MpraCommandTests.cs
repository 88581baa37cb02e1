using System.Text.Json;
using MlNetGenomics.Mpra;
using MlNetGenomics.Sequences;
using MlNetGenomics.Simulation;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public sealed class MpraCommandTests
{
    private const string Counts = "name\ta_RNA_1\ta_RNA_2\ta_DNA\nr_0\t7\t3\t3\nr_1\t1\t3\t3\ns_0\t0\t3\t1\n";

    [TestMethod]
    public void Writes_labels_and_weights()
    {
        using var folder = new TemporaryFolder();
        CliResult result = CliResult.RunOk(
            "mpra", "--counts", folder.Write("c.tsv", Counts + "s_1\tNA\t3\t3\ns_0\t0\t0\t0\n"), "--replicates",
            "--out", folder.File("out"), "--json", folder.File("m.json"));
        Assert.Contains("3 sequences; 1 left out, without a value in every replicate; 1 rows added to others", result.Output);
        string[][] table = [.. File.ReadAllLines(folder.File("out/labels.tsv")).Select(line => line.Split('\t'))];
        CollectionAssert.AreEqual(new[] { "name", "a", "weight" }, table[0]);
        CollectionAssert.AreEqual(new[] { "r_0", "r_1", "s_0" }, table[1..].Select(row => row[0]).ToArray());
        // Plus one: RNA 8, 2, 1 of 11 and 4, 4, 4, 4 of 16; DNA 4, 4, 2, 4 of 14.
        double[] first = [.. new[] { 8.0, 2, 1 }.Select((rna, i) => Math.Log2(rna / 11 / (i == 2 ? 2.0 / 14 : 4.0 / 14)))];
        double[] second = [.. Enumerable.Range(0, 3).Select(i => Math.Log2(0.25 / (i == 2 ? 2.0 / 14 : 4.0 / 14)))];
        for (int i = 0; i < 3; i++)
            Assert.AreEqual((first[i] + second[i]) / 2, float.Parse(table[i + 1][1]), 1e-6);
        CollectionAssert.AreEqual(
            new[] { "name", "a_1", "a_2" }, File.ReadLines(folder.File("out/replicates.tsv")).First().Split('\t'));
        JsonElement metrics = CliResult.Json(folder.File("m.json")).GetProperty("metrics");
        Assert.AreEqual(1, metrics.GetProperty("left_out").GetInt32());
        Assert.AreEqual(
            Correlation.Pearson(first, second),
            metrics.GetProperty("tasks").GetProperty("a").GetProperty("pearson").GetProperty("mean").GetDouble(), 1e-9);
    }

    [TestMethod]
    public void Columns_can_be_assigned_and_tables_named()
    {
        using var folder = new TemporaryFolder();
        string byName = folder.Write("c.tsv", Counts);
        string listed = folder.Write("d.tsv", Counts.Replace("a_RNA_1\ta_RNA_2\ta_DNA", "x\ty\tz"));
        CliResult.RunOk("mpra", "--counts", byName, "--out", folder.File("one"));
        CliResult.RunOk("mpra", "--counts", listed, "--rna", "a:x,y", "--dna", "a:z", "--out", folder.File("two"));
        string[] sources = [.. new[] { "a_RNA_1", "a_RNA_2", "a_DNA" }.SelectMany((column, i) =>
        {
            string[] rows = [.. Counts.TrimEnd().Split('\n')[1..].Select(row => row.Split('\t'))
                .Select(cells => $"{cells[0]}\tACGT\t{cells[i + 1]}\n")];
            return new[] { "--counts", $"{column}={folder.Write($"{i}.txt", $"ID\tSequence\tCounts\n{string.Concat(rows)}")}" };
        })];
        CliResult.RunOk(["mpra", .. sources, "--name-column", "ID", "--count-column", "Counts", "--out", folder.File("three")]);
        string expected = File.ReadAllText(folder.File("one/labels.tsv"));
        Assert.AreEqual(expected, File.ReadAllText(folder.File("two/labels.tsv")));
        Assert.AreEqual(expected, File.ReadAllText(folder.File("three/labels.tsv")));
    }

    [TestMethod]
    public void Tiles_are_cut_or_padded_and_regions_kept_together()
    {
        using var folder = new TemporaryFolder();
        string[] regions = [.. Enumerable.Range(0, 10).Select(i => $"chr{i}:0-10")];
        string counts = folder.Write("c.tsv", "name\tRNA\tDNA\n" + string.Concat(
            regions.SelectMany(region => Enumerable.Range(0, 4).Select(tile => $"{region}_{tile}\t1\t1\n"))));
        string fasta = folder.Write("r.fa", string.Concat(regions.Select(region => $">{region}\nACGTACGTAC\n")));
        string[] tiling = ["--tile-length", "4", "--tile-step", "2"];
        CliResult.RunOk(
            ["mpra", "--counts", counts, "--regions", fasta, .. tiling, "--split", "0.1,0.2", "--out", folder.File("cut")]);
        SequenceSet all = FastaReader.ReadAll(folder.File("cut/sequences.fa"));
        Assert.AreEqual("NNGTACNNNN", all.Text(1));
        string[][] rows = [.. File.ReadAllLines(folder.File("cut/tiles.tsv")).Skip(1).Select(line => line.Split('\t'))];
        Assert.IsTrue(rows.GroupBy(row => row[1]).All(region => region.Select(row => row[3]).Distinct().Count() == 1));
        foreach ((string part, int size) in new[] { ("train", 28), ("validation", 4), ("test", 8) })
        {
            CollectionAssert.AreEqual(
                rows.Where(row => row[3] == part).Select(row => row[0]).ToArray(),
                FastaReader.ReadAll(folder.File($"cut/{part}.fa")).Names.ToArray());
            Assert.AreEqual(size, rows.Count(row => row[3] == part));
        }

        string tiles = folder.Write("t.fa", string.Concat(rows.Select((row, i) =>
            $">{row[0]}\n{all.Text(i).Trim('N')}\n")));
        CliResult.RunOk(
            ["mpra", "--counts", counts, "--fasta", tiles, "--region-length", "10", .. tiling, "--validation-chromosomes",
            "chr3", "--test-chromosomes", "chr4,chr5", "--out", folder.File("padded")]);
        Assert.AreEqual(
            File.ReadAllText(folder.File("cut/sequences.fa")), File.ReadAllText(folder.File("padded/sequences.fa")));
        Assert.IsTrue(FastaReader.ReadAll(folder.File("padded/validation.fa")).Names.All(name => name.StartsWith("chr3:")));
    }

    [TestMethod]
    public void Simulated_counts_give_back_their_activities_and_a_network_trains_on_them()
    {
        using var folder = new TemporaryFolder();
        CliResult.RunOk("simulate", "--preset", "sharpr", "--count", "24", "--seed", "3", "--out", folder.File("assay"));
        CliResult.RunOk(
            "mpra", "--counts", folder.File("assay/counts.tsv"), "--regions", folder.File("assay/regions.fa"),
            "--split", "0.15,0.15", "--out", folder.File("set"));
        SequenceSet tiles = FastaReader.ReadAll(folder.File("set/sequences.fa"));
        LabelTable labels = LabelReader.ReadTable(
            folder.File("set/labels.tsv"), tiles, new LabelSelection { WeightColumn = "weight" });
        LabelTable truth = LabelReader.ReadTable(
            folder.File("assay/truth.tsv"), tiles, new LabelSelection { Columns = labels.Columns });
        Assert.AreEqual(24 * 31, tiles.Count);
        LabelTable counts = LabelReader.ReadTable(
            folder.File("assay/counts.tsv"), tiles, new LabelSelection());
        for (int task = 0; task < 4; task++)
        {
            string name = labels.Columns[task];
            double[] measured = [.. labels.Values[task].Select(value => (double)value)];
            double[] activity = [.. truth.Values[task].Select(value => (double)value)];
            // By the delta method a log2 of a count of mean m varies by 1 / (m ln2^2); replicates by .3^2 besides, halved as is
            // that of their counts. Noise is independent of the activity: r = sqrt(signal / (signal + noise)).
            double mean = activity.Average(), signal = activity.Average(value => (value - mean) * (value - mean));
            double ofCounts = PerCount($"{name.Split('_')[1]}_DNA") + (PerCount($"{name}_RNA_rep1") + PerCount($"{name}_RNA_rep2")) / 4;
            double noise = ofCounts + 0.3 * 0.3 / 2;
            double expected = Math.Sqrt(signal / (signal + noise));
            // Fisher: the standard error of r is (1 - r^2) / sqrt(n).
            double bound = expected - 5 * (1 - expected * expected) / Math.Sqrt(tiles.Count);
            Assert.IsGreaterThan(bound, Correlation.Pearson(measured, activity), name);
        }
        // Near replicates weigh more: of the halves by weight, the heavier is nearer to the truth.
        double[] errors = [.. Enumerable.Range(0, tiles.Count).Select(i => Enumerable.Range(0, 4).Average(task =>
            Math.Abs(labels.Values[task][i] - truth.Values[task][i] - labels.Values[task].Average() + truth.Values[task].Average())))];
        int[] byWeight = [.. Enumerable.Range(0, tiles.Count).OrderBy(i => labels.Weights![i])];
        Assert.IsLessThan(
            byWeight[..(tiles.Count / 2)].Average(i => errors[i]), byWeight[(tiles.Count / 2)..].Average(i => errors[i]));

        CliResult.RunOk(
            "train", "--model", "sharpr", "--fasta", folder.File("set/train.fa"), "--labels", folder.File("set/labels.tsv"),
            "--weights-column", "weight", "--validation-fasta", folder.File("set/validation.fa"), "--validation-labels",
            folder.File("set/labels.tsv"), "--label-column", string.Join(',', labels.Columns), "--epochs", "1",
            "--out", folder.File("m.onnx"));
        Assert.IsTrue(File.Exists(folder.File("m.onnx")));

        double PerCount(string column)
        {
            float[] values = counts.Values[counts.Columns.ToList().IndexOf(column)];
            return values.Average(count => 1 / ((count + 1) * Math.Log(2) * Math.Log(2)));
        }
    }

    [TestMethod]
    [DataRow("c.tsv: line 2, column a_RNA_1: '-7' is not a count", 1, "r_0\t7", "r_0\t-7")]
    [DataRow("c.tsv: line 3, column a_RNA_2: '3.5' is not a count", 1, "r_1\t1\t3", "r_1\t1\t3.5")]
    [DataRow("c.tsv: line 1: column a_RNA_1 is there twice", 1, "a_RNA_2", "a_RNA_1")]
    [DataRow("c.tsv: experiment 'a' (column a_RNA_1): has no column of DNA counts", 1, "a_DNA", "a_plasmids")]
    public void Bad_counts_are_one_line(string expected, int exitCode, string found, string replaced)
    {
        using var folder = new TemporaryFolder();
        string counts = folder.Write("c.tsv", Counts.Replace(found, replaced));
        CliResult.Run("mpra", "--counts", counts, "--out", folder.File("out")).AssertFailed(exitCode, expected);
        Assert.IsFalse(Directory.Exists(folder.File("out")));
    }

    [TestMethod]
    [DataRow("--counts: '=c.tsv' is not of the form NAME=FILE", 2, "--counts", "=c.tsv")]
    [DataRow("--rna and --dna go together", 2, "--counts", "c.tsv", "--rna", "a:x")]
    [DataRow("--rna: 'x' is not of the form EXPERIMENT:COLUMN,...", 2, "--counts", "c.tsv", "--rna", "x", "--dna", "a:z")]
    [DataRow("--count-column: for tables given as NAME=FILE", 2, "--counts", "c.tsv", "--count-column", "x")]
    [DataRow("--split: there are no sequences", 2, "--counts", "c.tsv", "--split", "0.1,0.1")]
    [DataRow("--split: two numbers over 0 are needed", 2, "--counts", "c.tsv", "--fasta", "f", "--split", "0.5,0.5")]
    [DataRow("--tile-length: there are no tiles", 2, "--counts", "c.tsv", "--fasta", "f", "--tile-length", "9")]
    [DataRow("--fasta: not with --regions", 2, "--counts", "c.tsv", "--fasta", "f", "--regions", "r")]
    [DataRow("nowhere.tsv: no such file", 1, "--counts", "nowhere.tsv")]
    public void Bad_options_are_one_line(string expected, int exitCode, params string[] args)
    {
        CliResult.Run(["mpra", .. args]).AssertFailed(exitCode, expected);
    }

    [TestMethod]
    [DataRow("r.fa: has no sequence s", ">r\nACGTACGTAC\n")]
    [DataRow("r.fa: tiles of 4 bases do not fit regions of 3", ">r\nACG\n>s\nACG\n")]
    [DataRow("r.fa: sequence r_1: tile 1 does not lie within its region", ">r\nACGT\n>s\nACGT\n")]
    [DataRow("r.fa: two sequences are called r", ">r\nACGT\n>r\nACGT\n")]
    public void Regions_that_do_not_fit_are_one_line(string expected, string fasta)
    {
        using var folder = new TemporaryFolder();
        CliResult.Run(
            "mpra", "--counts", folder.Write("c.tsv", Counts), "--regions", folder.Write("r.fa", fasta), "--tile-length", "4",
            "--out", folder.File("out")).AssertFailed(1, expected);
        Assert.IsFalse(Directory.Exists(folder.File("out")));
    }

    [TestMethod]
    [DataRow("--reads: for --preset sharpr only", "--reads", "5")]
    [DataRow("--noise: not with --preset sharpr", "--preset", "sharpr", "--noise", "1")]
    [DataRow("--label-noise: there is none in --preset sharpr", "--preset", "sharpr", "--label-noise", "0.1")]
    public void Options_of_other_simulations_are_refused(string expected, params string[] args)
    {
        using var folder = new TemporaryFolder();
        CliResult.Run(["simulate", .. args, "--out", folder.File("out")]).AssertFailed(2, expected);
    }

    [TestMethod]
    public void A_simulated_assay_takes_motifs_and_sizes()
    {
        using var folder = new TemporaryFolder();
        CliResult.RunOk(
            "simulate", "--preset", "sharpr", "--count", "5", "--length", "80", "--tile-length", "40", "--tile-step", "10",
            "--replicates", "1", "--seed", "6", "--motifs", folder.Write("m.jaspar", ">M1 one\n0 0 20\n0 20 0\n20 0 0\n0 0 0\n"),
            "--out", folder.File("sim"));
        TiledAssaySettings settings = new()
        {
            RegionCount = 5,
            Tiling = new Tiling { RegionLength = 80, TileLength = 40, Step = 10 },
            Replicates = 1,
            Seed = 6,
            Motifs = AssayMotif.Draw(MlNetGenomics.Motifs.MotifReader.Read(folder.File("m.jaspar")).Motifs, 2, 6),
        };
        TiledAssayData data = TiledAssaySimulator.Run(settings);
        Assert.AreEqual(data.Regions.Text(4), FastaReader.ReadAll(folder.File("sim/regions.fa")).Text(4));
        Assert.HasCount(1 + 5 * 5, File.ReadAllLines(folder.File("sim/counts.tsv")));
        Assert.HasCount(data.Sites.Count, BedReader.Read(folder.File("sim/sites.bed")));
    }
}
