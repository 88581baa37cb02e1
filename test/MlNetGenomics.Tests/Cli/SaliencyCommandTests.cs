using System.Globalization;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public sealed class SaliencyCommandTests
{
    [TestMethod]
    [DataRow(SaliencyMethod.GuidedBackpropagation, "guided")]
    [DataRow(SaliencyMethod.Gradient, "gradient")]
    [DataRow(SaliencyMethod.InputTimesGradient, "input-x-gradient")]
    [DataRow(SaliencyMethod.IntegratedGradients, "integrated", "--steps", "7", "--baseline", "uniform")]
    public void The_table_is_what_the_library_computes(SaliencyMethod method, string name, params string[] more)
    {
        using var data = new NetworkCliData();
        string model = data.Train(), table = data.File("s.tsv.gz");
        CliResult.RunOk(
            ["saliency", "--model", model, "--fasta", data.Fasta, "--task", "y", "--method", name, "--out", table, .. more]);
        var scorer = new NetworkScorer(NetworkOnnx.Import(model));
        var settings = new SaliencySettings { Method = method, Steps = 7, Baseline = 0.25f };
        float[] expected = Saliency.Compute(scorer, data.Sequences, Saliency.OutputNeuron(scorer.Model.Network, 1), settings);
        string[][] rows = [.. Lines(table).Select(line => line.Split('\t'))];
        Assert.HasCount(data.Sequences.Count * data.Sequences.Length + 1, rows);
        bool isGradient = SaliencyMaps.IsGradient(method);
        Assert.HasCount(isGradient ? 8 : 4, rows[0]);
        for (int i = 0; i < data.Sequences.Count; i++)
        {
            for (int position = 0; position < data.Sequences.Length; position++)
            {
                int at = i * data.Sequences.Length + position;
                string[] row = rows[at + 1];
                ReadOnlySpan<float> four = expected.AsSpan(4 * at, 4);
                int b = data.Sequences[i][position];
                Assert.AreEqual(data.Sequences.Names[i], row[0]);
                Assert.AreEqual($"{position + 1}", row[1]);
                Assert.AreEqual($"{Dna.Letters[b]}", row[2]);
                Assert.AreEqual(isGradient ? four[b] : four[0] + four[1] + four[2] + four[3], Number(row[3]));
                for (int column = 4; column < row.Length; column++)
                    Assert.AreEqual(four[column - 4], Number(row[column]));
            }
        }
    }

    [TestMethod]
    public void A_neuron_of_a_layer_counts_from_1()
    {
        using var data = new NetworkCliData();
        string model = data.Train();
        string[] lines = CliResult.RunOk(
            "saliency", "--model", model, "--fasta", data.Fasta, "--layer", "convolution1", "--channel", "3",
            "--position", "11", "--method", "gradient").Output.TrimEnd('\n').Split('\n');
        var scorer = new NetworkScorer(NetworkOnnx.Import(model));
        float[] expected = Saliency.Compute(
            scorer, data.Sequences, new Neuron("convolution1", 2, 10), new SaliencySettings { Method = SaliencyMethod.Gradient });
        CollectionAssert.AreEqual(expected, lines.Skip(1).SelectMany(line => line.Split('\t')[4..]).Select(Number).ToArray());
        // A filter of width 5 sees bases 11 to 15.
        CollectionAssert.AreEqual(
            new[] { "11", "12", "13", "14", "15" },
            lines.Skip(1).Take(40).Where(line => line.Split('\t')[4..].Any(value => value != "0")).Select(line => line.Split('\t')[1]).ToArray());
    }

    [TestMethod]
    public void The_page_shows_the_highest_predictions_of_all_batches()
    {
        using var data = new NetworkCliData();
        string model = data.Train(), page = data.File("s.html");
        var scorer = new NetworkScorer(NetworkOnnx.Import(model));
        float[] predictions = scorer.Predict(data.Sequences);
        int[] order = [.. Enumerable.Range(0, data.Sequences.Count).OrderBy(i => predictions[2 * i])];
        // More than a batch of the lowest one, so that all others lie in the second batch.
        string worst = data.Sequences.Text(order[0]);
        string fasta = data.Write("many.fa", string.Concat(
            Enumerable.Range(0, 8192).Select(i => $">low{i}\n{worst}\n").Append(File.ReadAllText(data.Fasta))));
        string sites = data.Write("sites.bed", $"{data.Sequences.Names[order[^1]]}\t3\t9\tHERE\t0\t+\nnone\t0\t5000\n");
        CliResult result = CliResult.RunOk(
            "saliency", "--model", model, "--fasta", fasta, "--task", "x", "--report", page, "--logos", "3", "--sites", sites,
            "--json", data.File("s.json"));
        Assert.Contains("task x explained in 8,240 sequences", result.Output);
        string html = File.ReadAllText(page);
        int[] places = [.. order.Reverse().Take(3).Select(i => html.IndexOf($"<h3>{data.Sequences.Names[i]}: ", StringComparison.Ordinal))];
        Assert.IsTrue(places.All(place => place > 0));
        CollectionAssert.AreEqual(places.Order().ToArray(), places);
        Assert.HasCount(4, html.Split("<h3>"));
        Assert.HasCount(2, html.Split(">HERE →<"));
        Assert.AreEqual(8240, CliResult.Json(data.File("s.json")).GetProperty("metrics").GetProperty("sequences").GetInt64());
    }

    [TestMethod]
    public void The_track_lies_where_names_say()
    {
        using var data = new NetworkCliData();
        string model = data.Train(), track = data.File("s.bg");
        string text = data.Sequences.Text(0), turned = Dna.Decode(Dna.ReverseComplement(data.Sequences[0]));
        string fasta = data.Write("peaks.fa", $">chr1:100-140\n{text}\n>chr2:50-90(-)\n{turned}\n");
        string[] command = ["saliency", "--model", model, "--task", "x", "--method", "input-x-gradient"];
        CliResult.RunOk([.. command, "--fasta", fasta, "--bedgraph", track]);
        string[][] rows = [.. File.ReadAllLines(track).Select(line => line.Split('\t'))];
        Assert.HasCount(80, rows);
        string[] table = CliResult.RunOk([.. command, "--fasta", fasta]).Output.TrimEnd('\n').Split('\n');
        for (int i = 0; i < 40; i++)
        {
            CollectionAssert.AreEqual(new[] { "chr1", $"{100 + i}", $"{101 + i}", table[1 + i].Split('\t')[3] }, rows[i]);
            CollectionAssert.AreEqual(new[] { "chr2", $"{50 + i}", $"{51 + i}", table[80 - i].Split('\t')[3] }, rows[40 + i]);
        }
    }

    [TestMethod]
    [DataRow(2, "--task: the model has 2 tasks, name the one to explain: x, y")]
    [DataRow(1, "model.onnx: network small has no task z; it has x, y", "--task", "z")]
    [DataRow(1, "model.onnx: network small has no layer z; it has", "--layer", "z")]
    [DataRow(2, "--task: --layer asks for another neuron", "--layer", "convolution1", "--channel", "1", "--position", "1", "--task", "x")]
    [DataRow(2, "--channel: layer convolution1 has 6 of them, give one from 1 to 6", "--layer", "convolution1")]
    [DataRow(2, "--position: layer convolution1 has 36 of them", "--layer", "convolution1", "--channel", "1")]
    [DataRow(2, "--position: '37' is not one of the 36 of layer convolution1", "--layer", "convolution1", "--channel", "1", "--position", "37")]
    [DataRow(1, "strand 1 is not one of its 1", "--layer", "globalMaxPooling1", "--channel", "1", "--strand", "reverse")]
    [DataRow(2, "--channel: goes with --layer", "--task", "x", "--channel", "1")]
    [DataRow(2, "--steps: goes with --method integrated", "--task", "x", "--steps", "3")]
    [DataRow(2, "--logos: is for the page, and there is no --report", "--task", "x", "--logos", "3")]
    [DataRow(1, "sequences.fa: sequence sim1: the name does not say where it lies", "--task", "x", "--bedgraph", "OUT")]
    [DataRow(1, "short.fa: record 1 (a) has 4 bases, the model is for 40", "--task", "x", "--fasta", "SHORT")]
    [DataRow(1, "sites.bed, line 2: the start 'x' is not a whole number", "--task", "x", "--report", "OUT", "--sites", "SITES")]
    [DataRow(1, "long.bed, line 1: the site ends at 41, sequence sim1 has 40 bases", "--task", "x", "--report", "OUT", "--logos", "48", "--sites", "LONG")]
    public void What_does_not_fit_is_one_line_and_leaves_nothing(int exitCode, string expected, params string[] more)
    {
        using var data = new NetworkCliData();
        string model = data.Train();
        var files = new Dictionary<string, string>
        {
            ["OUT"] = data.File("out"),
            ["SHORT"] = data.Write("short.fa", ">a\nACGT\n"),
            ["SITES"] = data.Write("sites.bed", "sim1\t1\t2\nsim1\tx\t2\n"),
            ["LONG"] = data.Write("long.bed", "sim1\t1\t41\n"),
        };
        string[] fasta = more.Contains("--fasta") ? [] : ["--fasta", data.Fasta];
        CliResult.Run(
                ["saliency", "--model", model, .. fasta, "--out", data.File("s.tsv"), .. more.Select(word => files.GetValueOrDefault(word, word))])
            .AssertFailed(exitCode, expected);
        CollectionAssert.AreEqual(new[] { "long.bed", "model.onnx", "short.fa", "sites.bed" }, data.OtherFiles());
    }

    private static string[] Lines(string path)
    {
        using var reader = new StreamReader(MlNetGenomics.Files.InputFile.OpenRead(path));
        return reader.ReadToEnd().TrimEnd('\n').Split('\n');
    }

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
