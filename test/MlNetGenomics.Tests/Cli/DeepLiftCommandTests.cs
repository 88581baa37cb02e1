using System.Globalization;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public sealed class DeepLiftCommandTests
{
    [TestMethod]
    [DataRow("shuffle", "--references", "3", "--seed", "9")]
    [DataRow("zero")]
    [DataRow("uniform")]
    [DataRow("FASTA")]
    public void The_table_is_what_the_library_computes(string reference, params string[] more)
    {
        using var data = new NetworkCliData();
        string model = data.Train(), table = data.File("d.tsv");
        string text = $">a\n{data.Sequences.Text(3)}\n>b\n{data.Sequences.Text(7)}\n";
        InputReferences references = reference switch
        {
            "shuffle" => InputReferences.Shuffles(3, seed: 9),
            "zero" => InputReferences.Zero,
            "uniform" => InputReferences.Uniform,
            _ => InputReferences.Of(SequenceSet.FromStrings([data.Sequences.Text(3), data.Sequences.Text(7)])),
        };
        CliResult.RunOk(
            ["deeplift", "--model", model, "--fasta", data.Fasta, "--task", "y", "--out", table, "--hypothetical",
                "--reference", reference == "FASTA" ? data.Write("r.fa", text) : reference, "--json", data.File("d.json"), .. more]);
        var scorer = new NetworkScorer(NetworkOnnx.Import(model));
        DeepLiftResult expected =
            DeepLift.Compute(scorer, data.Sequences, Saliency.OutputNeuron(scorer.Model.Network, 1), references);
        using AttributionTableReader reader = AttributionTableReader.Open(table);
        for (int i = 0; i < data.Sequences.Count; i++)
        {
            AttributionRecord record = reader.Read()!;
            Assert.AreEqual(data.Sequences.Names[i], record.Name);
            CollectionAssert.AreEqual(data.Sequences[i].ToArray(), record.Codes);
            CollectionAssert.AreEqual(expected.Scores(i), record.Scores);
            CollectionAssert.AreEqual(expected.HypotheticalOf(i).ToArray(), record.Bases);
        }
        Assert.IsNull(reader.Read());
        double worst = CliResult.Json(data.File("d.json")).GetProperty("metrics").GetProperty("greatest_convergence_delta").GetDouble();
        Assert.AreEqual(expected.Deltas.Max(delta => Math.Abs((double)delta)), worst);
    }

    [TestMethod]
    public void Without_hypothetical_contributions_there_are_four_columns_and_a_file_cut_in_two_gives_the_same()
    {
        using var data = new NetworkCliData();
        string model = data.Train();
        string[] command = ["deeplift", "--model", model, "--task", "x", "--references", "2", "--fasta"];
        string whole = CliResult.RunOk([.. command, data.Fasta]).Output;
        Assert.AreEqual("name\tposition\tbase\tscore", whole[..whole.IndexOf('\n')]);
        string[] records = File.ReadAllText(data.Fasta).Split('>', StringSplitOptions.RemoveEmptyEntries);
        string first = data.Write("first.fa", '>' + string.Join('>', records[..20]));
        string second = data.Write("second.fa", '>' + string.Join('>', records[20..]));
        string cut = CliResult.RunOk([.. command, first, "--threads", "1"]).Output;
        string rest = CliResult.RunOk([.. command, second]).Output;
        Assert.AreEqual(whole, cut + rest[(rest.IndexOf('\n') + 1)..]);
    }

    [TestMethod]
    public void The_page_has_two_logos_a_sequence_and_the_track_the_scores()
    {
        using var data = new NetworkCliData();
        string model = data.Train(), page = data.File("d.html"), track = data.File("d.bg"), table = data.File("d.tsv");
        string fasta = data.Write("peaks.fa", $">chr1:100-140\n{data.Sequences.Text(0)}\n>chr2:50-90\n{data.Sequences.Text(1)}\n");
        string sites = data.Write("sites.bed", "chr2:50-90\t3\t9\tHERE\t0\t+\n");
        CliResult result = CliResult.RunOk(
            "deeplift", "--model", model, "--fasta", fasta, "--task", "x", "--reference", "zero", "--report", page, "--logos", "1",
            "--sites", sites, "--bedgraph", track, "--out", table);
        Assert.Contains("task x explained in 2 sequences", result.Output);
        string html = File.ReadAllText(page);
        Assert.HasCount(2, html.Split("<h3>"));
        Assert.Contains("by DeepLIFT against no base at any position", html);
        Assert.Contains("Hypothetical contributions", html);
        string[] scores = [.. File.ReadAllLines(table).Skip(1).Select(line => line.Split('\t')[3])];
        CollectionAssert.AreEqual(scores, File.ReadAllLines(track).Select(line => line.Split('\t')[3]).ToArray());
        Assert.StartsWith("chr1\t100\t101\t", File.ReadAllLines(track)[0]);
    }

    [TestMethod]
    public void A_layer_s_neuron_is_explained()
    {
        using var data = new NetworkCliData();
        string model = data.Train();
        string[] lines = CliResult.RunOk(
            "deeplift", "--model", model, "--fasta", data.Fasta, "--layer", "convolution1", "--channel", "3", "--position", "11",
            "--reference", "zero").Output.TrimEnd('\n').Split('\n');
        // Of a filter the contributions are its weights; one of width 5 sees bases 11 to 15.
        NetworkModel network = NetworkOnnx.Import(model);
        ReadOnlySpan<float> weights = network.Parameter("convolution1", ParameterKind.Weight);
        for (int position = 0; position < 40; position++)
        {
            int code = data.Sequences[0][position];
            float expected = position is >= 10 and < 15 && code < 4 ? weights[((position - 10) * 4 + code) * 6 + 2] : 0;
            Assert.AreEqual(expected, float.Parse(lines[1 + position].Split('\t')[3], CultureInfo.InvariantCulture), 1e-6f);
        }
    }

    [TestMethod]
    [DataRow(2, "--task: the model has 2 tasks, name the one to explain: x, y")]
    [DataRow(1, "model.onnx: network small has no task z; it has x, y", "--task", "z")]
    [DataRow(2, "--references: '0' is not a whole number of 1 or more", "--task", "x", "--references", "0")]
    [DataRow(2, "--references: goes with --reference shuffle", "--task", "x", "--reference", "zero", "--references", "3")]
    [DataRow(1, "none: no such file", "--task", "x", "--reference", "none")]
    [DataRow(1, "short.fa: record 1 (a) has 4 bases, the model is for 40", "--task", "x", "--reference", "SHORT")]
    [DataRow(1, "short.fa: record 1 (a) has 4 bases, the model is for 40", "--task", "x", "--fasta", "SHORT")]
    [DataRow(2, "--sites: is for the page, and there is no --report", "--task", "x", "--sites", "SHORT")]
    [DataRow(1, "sequences.fa: sequence sim1: the name does not say where it lies", "--task", "x", "--bedgraph", "OUT")]
    public void What_does_not_fit_is_one_line_and_leaves_nothing(int exitCode, string expected, params string[] more)
    {
        using var data = new NetworkCliData();
        string model = data.Train();
        var files = new Dictionary<string, string>
        {
            ["OUT"] = data.File("out"),
            ["SHORT"] = data.Write("short.fa", ">a\nACGT\n"),
        };
        string[] fasta = more.Contains("--fasta") ? [] : ["--fasta", data.Fasta];
        CliResult.Run(
                ["deeplift", "--model", model, .. fasta, "--out", data.File("d.tsv"), .. more.Select(word => files.GetValueOrDefault(word, word))])
            .AssertFailed(exitCode, expected);
        CollectionAssert.AreEqual(new[] { "model.onnx", "short.fa" }, data.OtherFiles());
    }
}
