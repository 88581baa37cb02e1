using System.Globalization;
using MlNetGenomics.Files;
using MlNetGenomics.Interpretation.Mutagenesis;
using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public sealed class IsmCommandTests
{
    [TestMethod]
    [DataRow("auto")]
    [DataRow("brute-force")]
    public void The_table_has_all_tasks_as_the_library_computes_them(string method)
    {
        using var data = new NetworkCliData(count: 6);
        string model = data.Train(), table = data.File("ism.tsv.gz");
        CliResult.RunOk("ism", "--model", model, "--fasta", data.Fasta, "--method", method, "--out", table);
        MutagenesisResult expected = InSilicoMutagenesis.Compute(
            new NetworkScorer(NetworkOnnx.Import(model)), data.Sequences, new MutagenesisSettings
            {
                Method = method == "auto" ? MutagenesisMethod.Automatic : MutagenesisMethod.BruteForce,
            });
        string[][] rows = Rows(table);
        Assert.AreEqual("name task position base score A C G T", string.Join(' ', rows[0]));
        Assert.HasCount(1 + 6 * 2 * 40, rows);
        for (int at = 0; at < rows.Length - 1; at++)
        {
            int sequence = at / 80, task = at / 40 % 2, position = at % 40;
            Assert.AreEqual(
                $"{data.Sequences.Names[sequence]} {"xy"[task]} {position + 1} {Dna.Letters[data.Sequences[sequence][position]]}",
                string.Join(' ', rows[at + 1][..4]));
            MutagenesisProfile profile = expected.Profile(sequence, task);
            CollectionAssert.AreEqual(
                new[] { profile.Importance[position] }.Concat(profile.Scores[(4 * position)..(4 * position + 4)]).ToArray(),
                rows[at + 1][4..].Select(Number).ToArray());
        }
    }

    [TestMethod]
    public void A_window_of_one_task_goes_to_standard_output()
    {
        using var data = new NetworkCliData(count: 6);
        string model = data.Train();
        string[] command = ["ism", "--model", model, "--fasta", data.Fasta, "--task", "y", "--from", "11", "--to", "20"];
        string[][] rows = Split(CliResult.RunOk(command).Output);
        Assert.AreEqual("name position base score A C G T", string.Join(' ', rows[0]));
        Assert.HasCount(1 + 6 * 10, rows);
        Assert.AreEqual("11", rows[1][1]);
        Assert.AreEqual("20", rows[10][1]);
        MutagenesisResult expected = InSilicoMutagenesis.Compute(
            new NetworkScorer(NetworkOnnx.Import(model)), data.Sequences, new MutagenesisSettings { From = 10, To = 20 });
        CollectionAssert.AreEqual(
            Enumerable.Range(0, 6).SelectMany(i => expected.Importance(i, 1)).ToArray(), rows.Skip(1).Select(row => Number(row[3])).ToArray());
        string[][] deltas = Split(CliResult.RunOk([.. command, "--deltas"]).Output);
        for (int i = 1; i < rows.Length; i++)
        {
            Assert.AreEqual(rows[i][3], deltas[i][3]);
            for (int column = 4; column < 8; column++)
                Assert.AreEqual(0 - Number(rows[i][column]), Number(deltas[i][column]));
        }
    }

    [TestMethod]
    public void Differences_and_means_of_tasks_are_those_of_the_functions()
    {
        using var data = new NetworkCliData(count: 6);
        string model = data.Train();
        string[] command = ["ism", "--model", model, "--fasta", data.Fasta];
        var mutagenesis = new InSilicoMutagenesis(new NetworkScorer(NetworkOnnx.Import(model)));
        AssertClose(mutagenesis.Run(data.Sequences, f => f[1] - f[0], "f"), "--minus", "y,x");
        AssertClose(mutagenesis.Run(data.Sequences, f => (f[0] + f[1]) / 2, "f"), "--mean", "x,y");

        void AssertClose(MutagenesisResult expected, params string[] what)
        {
            float[] scores = [.. Enumerable.Range(0, 6).SelectMany(i => expected.Scores(i))];
            string[][] rows = Split(CliResult.RunOk([.. command, .. what]).Output)[1..];
            Assert.HasCount(scores.Length / 4, rows);
            for (int i = 0; i < scores.Length; i++)
                Assert.AreEqual(scores[i], Number(rows[i / 4][4 + i % 4]), 1e-5 * (1 + Math.Abs(scores[i])));
        }
    }

    [TestMethod]
    public void A_neuron_of_a_layer_counts_from_1()
    {
        using var data = new NetworkCliData(count: 4);
        string model = data.Train();
        string[][] rows = Split(CliResult.RunOk(
            "ism", "--model", model, "--fasta", data.Fasta, "--layer", "convolution1", "--channel", "3", "--position", "11").Output)[1..];
        // A filter of width 5 sees bases 11 to 15.
        CollectionAssert.AreEqual(
            new[] { "11", "12", "13", "14", "15" },
            rows.Take(40).Where(row => row[4..].Any(value => Number(value) != 0)).Select(row => row[1]).ToArray());
    }

    [TestMethod]
    [DataRow("--deletions", "2")]
    [DataRow("--insert", "gat")]
    public void Deletions_and_insertions_are_the_sequence_s_value_less_the_mutant_s(string option, string value)
    {
        using var data = new NetworkCliData(count: 4);
        string model = data.Train();
        string[][] rows = Split(CliResult.RunOk(
            "ism", "--model", model, "--fasta", data.Fasta, "--task", "x", option, value, "--from", "5", "--to", "9").Output);
        Assert.AreEqual("name position base score", string.Join(' ', rows[0]));
        var scorer = new NetworkScorer(NetworkOnnx.Import(model));
        string[] mutants =
        [
            .. from i in Enumerable.Range(0, 4)
               from at in Enumerable.Range(4, 5)
               let text = data.Sequences.Text(i)
               select option == "--insert" ? text.Insert(at, "GAT")[..40] : text.Remove(at, 2) + "NN"
        ];
        float[] original = scorer.Predict(data.Sequences);
        float[] expected = scorer.Predict(SequenceSet.FromStrings(mutants, ambiguity: AmbiguityPolicy.AsN));
        Assert.HasCount(21, rows);
        for (int i = 0; i < 20; i++)
            Assert.AreEqual(original[i / 5 * 2] - expected[i * 2], Number(rows[i + 1][3]), 1e-5);
    }

    [TestMethod]
    public void Regions_are_scored_in_windows_with_what_lies_around_them()
    {
        using var data = new NetworkCliData(count: 4);
        string model = data.Train();
        // 60, 47 and 60 bases, the last on the other strand.
        string chromosome = string.Concat(Enumerable.Range(0, 4).Select(data.Sequences.Text));
        string genome = data.Write("genome.fa", $">chr1\n{string.Join('\n', chromosome.Chunk(50).Select(line => new string(line)))}\n");
        SequenceSet regions = SequenceSet.FromStrings(
            [chromosome[10..70], chromosome[100..147], Dna.Decode(Dna.ReverseComplement(Dna.Encode(chromosome.AsSpan(20, 60))))],
            ["chr1:10-70", "chr1:100-147", "chr1:20-80(-)"]);
        string fasta = data.Write("regions.fa", string.Concat(
            Enumerable.Range(0, 3).Select(i => $">{regions.Names[i]}\n{regions.Text(i)}\n")));
        string[] command = ["ism", "--model", model, "--fasta", fasta, "--regions", "--window-length", "30"];
        var regional = new RegionMutagenesis(
            new InSilicoMutagenesis(new NetworkScorer(NetworkOnnx.Import(model))), new RegionWindowSettings { Length = 30 });
        AssertTable(regional.Run(regions), CliResult.RunOk([.. command, "--json", data.File("j.json")]).Output);
        Assert.AreEqual(6, CliResult.Json(data.File("j.json")).GetProperty("settings").GetProperty("window_start").GetInt32());
        using IndexedFasta opened = IndexedFasta.Open(genome);
        RegionFlanks[] flanks =
        [
            .. Enumerable.Range(0, 3).Select(i => RegionFlanks.Read(opened, regions.Names[i], regions[i], 24, out _))
        ];
        AssertTable(regional.Run(regions, flanks), CliResult.RunOk([.. command, "--genome", genome]).Output);

        string track = data.File("r.bg");
        CliResult tracks = CliResult.RunOk([.. command, "--bedgraph", track]);
        Assert.Contains("2 tasks: 3 sequences mutated, ", tracks.Output);
        Assert.Contains(", in 5 windows a base", tracks.Output);
        string[][] lines = Split(File.ReadAllText(data.File("r.y.bg")));
        CollectionAssert.AreEqual(
            Enumerable.Range(10, 70).Concat(Enumerable.Range(100, 47)).Select(i => $"{i}").ToArray(), lines.Select(line => line[1]).ToArray());
        RegionMutagenesisResult result = regional.Run(regions);
        // Base 20 is the first of the last region, turned, and the eleventh of the first.
        float mean = (float)(((double)result.Profile(0, 1).Importance[10] + result.Profile(2, 1).Importance[59]) / 2);
        Assert.AreEqual(mean, Number(lines[10][3]));
        Assert.IsTrue(File.Exists(data.File("r.x.bg")));

        void AssertTable(RegionMutagenesisResult expected, string output)
        {
            string[][] rows = Split(output)[1..];
            float[] scores = [.. expected.Profiles.SelectMany(profile => profile.Importance)];
            CollectionAssert.AreEqual(scores, rows.Select(row => Number(row[4])).ToArray());
        }
    }

    [TestMethod]
    public void A_genome_of_another_assembly_is_a_warning()
    {
        using var data = new NetworkCliData(count: 4);
        string genome = data.Write("genome.fa", $">chr1\n{new string('A', 100)}\n");
        string fasta = data.Write("regions.fa", $">chr1:10-50\nAAA{data.Sequences.Text(0)[3..]}\n>chr1:50-52\nCC\n");
        CliResult result = CliResult.Run(
            "ism", "--model", data.Train(), "--fasta", fasta, "--regions", "--genome", genome, "--out", data.File("r.tsv"));
        Assert.AreEqual(0, result.ExitCode);
        Assert.HasCount(1, result.ErrorLines);
        Assert.Contains("region chr1:10-50 differs from the genome at base ", result.Error);
    }

    [TestMethod]
    public void The_page_shows_the_highest_values()
    {
        using var data = new NetworkCliData();
        string model = data.Train(), page = data.File("ism.html");
        float[] predictions = new NetworkScorer(NetworkOnnx.Import(model)).Predict(data.Sequences);
        int[] order = [.. Enumerable.Range(0, data.Sequences.Count).OrderByDescending(i => predictions[2 * i])];
        string best = data.Sequences.Names[order[0]];
        string sites = data.Write("sites.bed", $"{best}\t3\t9\tHERE\t0\t+\n");
        CliResult result = CliResult.RunOk(
            "ism", "--model", model, "--fasta", data.Fasta, "--task", "x", "--report", page, "--logos", "3", "--sites", sites);
        Assert.Contains("task x: 48 sequences mutated", result.Output);
        string html = File.ReadAllText(page);
        int[] places = [.. order.Take(3).Select(i => html.IndexOf($"<h3>{data.Sequences.Names[i]}: ", StringComparison.Ordinal))];
        Assert.IsTrue(places.All(place => place > 0));
        CollectionAssert.AreEqual(places.Order().ToArray(), places);
        Assert.HasCount(4, html.Split("<h3>"));
        Assert.HasCount(2, html.Split(">HERE →<"));
    }

    [TestMethod]
    public void ONNX_Runtime_gives_what_the_library_s_own_engine_does()
    {
        using var data = new NetworkCliData(count: 4);
        string[] command = ["ism", "--model", data.Train(), "--fasta", data.Fasta];
        string[][] managed = Split(CliResult.RunOk(command).Output);
        string[][] runtime = Split(CliResult.RunOk([.. command, "--engine", "onnx"]).Output);
        Assert.HasCount(managed.Length, runtime);
        for (int i = 0; i < managed.Length; i++)
        {
            CollectionAssert.AreEqual(managed[i][..4], runtime[i][..4]);
            for (int column = 5; i > 0 && column < 9; column++)
                Assert.AreEqual(Number(managed[i][column]), Number(runtime[i][column]), 1e-5);
        }
    }

    [TestMethod]
    [DataRow(-1, "input input has no fixed length")]
    [DataRow(40, "ReduceSum")]
    public void A_graph_that_cannot_be_analysed_is_scored_mutant_by_mutant(int length, string reason)
    {
        using var data = new NetworkCliData(count: 3);
        float[] weights = [1, 2, 4, 8];
        string model = data.Write("foreign.onnx", ForeignModel(weights, length));
        string[] command = ["ism", "--model", model, "--fasta", data.Fasta];
        CliResult result = CliResult.Run([.. command, "--to", "5"]);
        Assert.AreEqual(0, result.ExitCode, result.Error);
        Assert.HasCount(1, result.ErrorLines);
        Assert.Contains(reason, result.Error);
        Assert.Contains("; ONNX Runtime scores every mutant instead", result.Error);
        string[][] rows = Split(result.Output)[1..];
        Assert.HasCount(15, rows);
        foreach (string[] row in rows)
        {
            float own = weights[Dna.CodeOf(row[2][0])];
            CollectionAssert.AreEqual(weights.Select(weight => own - weight).ToArray(), row[4..].Select(Number).ToArray());
        }
        CliResult.Run([.. command, "--value", "logit"]).AssertFailed(1, reason);
        CliResult.Run([.. command, "--engine", "managed"]).AssertFailed(1, reason);
    }

    internal static byte[] ForeignModel(float[] weights, int length = -1)
    {
        var builder = new OnnxGraphBuilder("counter");
        string input = builder.Input("input", OnnxElementType.Float, [OnnxDimension.Batch, new OnnxDimension(length, "L"), 4]);
        string axes = builder.Int64Constant("axes", [1], 1);
        string counts = builder.Node("ReduceSum", [input, axes], "counts", OnnxAttribute.Int("keepdims", 0));
        string matrix = builder.FloatConstant("weights", weights, 4, 1);
        builder.Output(builder.Node("MatMul", [counts, matrix], "score"), OnnxElementType.Float, [OnnxDimension.Batch, 1]);
        return builder.ToBytes();
    }

    private static string[][] Rows(string path)
    {
        using var reader = new StreamReader(InputFile.OpenRead(path));
        return Split(reader.ReadToEnd());
    }

    private static string[][] Split(string text) => [.. text.TrimEnd('\n').Split('\n').Select(line => line.Split('\t'))];

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
