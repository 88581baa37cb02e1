using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Storage;
using MlNetGenomics.Onnx;
using MlNetGenomics.Tests.NeuronMotif;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public sealed class NeuronMotifCommandTests
{
    // Layer 2 sees seven bases: few enough to try them all, so that the modules are facts.
    private static readonly string[] Words = ["TACG", "CCAT", "GATA"];

    [TestMethod]
    public void Layers_are_taken_apart_and_shown()
    {
        using var folder = new TemporaryFolder();
        string model = Model(folder), output = folder.File("out"), json = folder.File("n.json");
        string known = MotifFiles.Write(folder.File("known.meme"), [.. Words.Select(word => IupacMotif.Parse(word, name: word))]);
        CliResult result = CliResult.RunOk(
            "neuronmotif", "--model", model, "--motifs", known, "--out", output, "--json", json);
        Assert.AreEqual(0, CliResult.Json(json).GetProperty("metrics").GetProperty("layers").GetProperty("relu1").GetProperty("dead").GetInt32());
        Assert.AreEqual(1, CliResult.Json(json).GetProperty("metrics").GetProperty("layers").GetProperty("relu2").GetProperty("dead").GetInt32());
        string[] lines = result.Output.Split('\n');
        StringAssert.Matches(lines[1], new System.Text.RegularExpressions.Regex(@"^relu1 +4 +3 +0 +1 +3 "));
        // The third neuron of the second layer wants less than nothing of everything.
        StringAssert.Matches(lines[2], new System.Text.RegularExpressions.Regex(@"^relu2 +7 +3 +1 "));
        Assert.IsTrue(File.Exists(Path.Combine(output, "site", "index.html")));
        LayerModules first = ModulesFile.Read(Path.Combine(output, "modules", "relu1.tsv")).Modules();
        CollectionAssert.AreEqual(Words, first.Neurons.Select(neuron => Consensus.MostProbable(neuron.Modules[0].Motif)).ToArray());
        LayerModules second = ModulesFile.Read(Path.Combine(output, "modules", "relu2.tsv")).Modules();
        Assert.IsTrue(second.Neurons[2].IsDead);
        CollectionAssert.AreEqual(
            new[] { "relu2_1", "relu2_2", "relu2_3" }, second.Neurons.Select(neuron => neuron.Name).ToArray());
    }

    [TestMethod]
    public void What_was_done_is_not_done_again_and_other_settings_are_refused()
    {
        using var folder = new TemporaryFolder();
        string model = Model(folder), output = folder.File("out"), table = Path.Combine(output, "modules", "relu1.tsv");
        string[] command = ["neuronmotif", "--model", model, "--out", output];
        CliResult.RunOk(command);
        DateTime written = File.GetLastWriteTimeUtc(table);
        CliResult.RunOk(command);
        Assert.AreEqual(written, File.GetLastWriteTimeUtc(table));
        CliResult.Run([.. command, "--groups", "2"]).AssertFailed(1, "relu1.tsv: was made of another model or with other settings");
    }

    [TestMethod]
    public void A_run_that_was_stopped_goes_on_to_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        string model = Model(folder), whole = folder.File("whole"), stopped = folder.File("stopped");
        CliResult.RunOk("neuronmotif", "--model", model, "--out", whole);
        string expected = File.ReadAllText(Path.Combine(whole, "modules", "relu2.tsv"));
        Directory.CreateDirectory(Path.Combine(stopped, "modules"));
        string journal = Path.Combine(stopped, "modules", "relu2.tsv.part");
        File.Copy(Path.Combine(whole, "modules", "relu1.tsv"), Path.Combine(stopped, "modules", "relu1.tsv"));
        // Killed in the middle of the second neuron.
        File.WriteAllText(journal, expected[..(expected.LastIndexOf("relu2_2", StringComparison.Ordinal) + 30)]);
        CliResult.RunOk("neuronmotif", "--model", model, "--out", stopped);
        Assert.AreEqual(expected, File.ReadAllText(Path.Combine(stopped, "modules", "relu2.tsv")));
        Assert.IsFalse(File.Exists(journal));
        File.Delete(Path.Combine(stopped, "modules", "relu2.tsv"));
        File.WriteAllText(journal, expected.Replace("\"seed\":\"0\"", "\"seed\":\"1\"", StringComparison.Ordinal));
        CliResult.Run("neuronmotif", "--model", model, "--out", stopped)
            .AssertFailed(1, "relu2.tsv.part: was begun with another model or other settings");
    }

    [TestMethod]
    public void Shards_put_together_are_the_layer_byte_for_byte()
    {
        using var folder = new TemporaryFolder();
        string model = Model(folder), output = folder.File("out"), merged = folder.File("merged.tsv");
        string first = Path.Combine(output, "modules", "relu1.tsv");
        CliResult.RunOk("neuronmotif", "--model", model, "--groups", "1", "--out", output);
        string[] shards = [.. Enumerable.Range(1, 2).Select(shard => folder.File($"part{shard}.tsv"))];
        string[] layer = ["neuronmotif", "--model", model, "--groups", "1", "--layer", "2", "--previous", first];
        for (int i = 0; i < 2; i++)
            CliResult.RunOk([.. layer, "--shard", $"{i + 1}/2", "--modules", shards[i]]);
        CliResult.Run("merge", shards[0], "--out", merged).AssertFailed(1, "shard 2/2 is missing");
        CliResult.RunOk("merge", shards[1], shards[0], "--out", merged);
        Assert.AreEqual(File.ReadAllText(Path.Combine(output, "modules", "relu2.tsv")), File.ReadAllText(merged));
        CliResult.RunOk("neuronmotif", "--model", model, "--from", $"{merged},{first}", "--out", folder.File("pages"));
        Assert.AreEqual(
            File.ReadAllText(Path.Combine(output, "site", "modules.tsv")),
            File.ReadAllText(Path.Combine(folder.File("pages"), "site", "modules.tsv")));
        CliResult.Run("neuronmotif", "--model", model, "--from", shards[0], "--out", folder.File("none"))
            .AssertFailed(1, "is shard 1/2 of a layer; mlng merge puts the shards together");
        CliResult.Run([.. layer, "--shard", "1/9", "--modules", shards[0]]).AssertFailed(1, "3 neurons are too few for 9 shards");
        CliResult.Run([.. layer[..^1], merged, "--shard", "1/2", "--modules", folder.File("x.tsv")])
            .AssertFailed(1, "is of layer relu2, but before layer 2 (relu2) there is 1 (relu1)");
    }

    [TestMethod]
    [DataRow("model.onnx: network words: has no layer '3' whose neurons can be taken apart; it has 1 (relu1), 2 (relu2)", 1, "--layer", "3")]
    [DataRow("has no layer 'dense1' whose neurons can be taken apart", 1, "--layer", "dense1")]
    [DataRow("layer 2 (relu2): has 3 neurons, and no neuron 4", 1, "--neurons", "2-4")]
    [DataRow("--neurons: '0' is neither a number from 1 nor a range such as 5-8", 2, "--neurons", "0")]
    [DataRow("--groups: 'none' is neither a whole number of 1 or more nor auto", 2, "--groups", "none")]
    [DataRow("--modules: goes with --shard", 2, "--modules", "x.tsv")]
    [DataRow("--shard: needs --layer and --modules", 2, "--shard", "1/2")]
    [DataRow("layer 2 (relu2) needs --previous", 2, "--shard", "1/2", "--layer", "2", "--modules", "x.tsv")]
    [DataRow("--groups: --from takes nothing apart", 2, "--from", "x.tsv", "--groups", "1")]
    [DataRow("x.tsv: no such file", 1, "--from", "x.tsv")]
    public void What_does_not_go_is_said(string expected, int exitCode, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string[] output = options.Contains("--shard") ? [] : ["--out", folder.File("out")];
        CliResult.Run(["neuronmotif", "--model", Model(folder), .. output, .. options]).AssertFailed(exitCode, expected);
        Assert.IsFalse(Directory.Exists(folder.File("out")));
    }

    [TestMethod]
    public void Other_files_are_not_replaced()
    {
        using var folder = new TemporaryFolder();
        string site = folder.File(Path.Combine("out", "site"));
        Directory.CreateDirectory(site);
        File.WriteAllText(Path.Combine(site, "mine.txt"), "keep");
        CliResult.Run("neuronmotif", "--model", Model(folder), "--out", folder.File("out")).AssertFailed(1, "out");
        Assert.AreEqual("keep", File.ReadAllText(Path.Combine(site, "mine.txt")));
    }

    private static string Model(TemporaryFolder folder)
    {
        var network = new Network(
            "words",
            11,
            [
                new Convolution(3, 4) { Name = "conv1" }, NeuronExamples.Relu with { Name = "relu1" }, new MaxPooling(2) { Name = "pool" },
                new Convolution(3, 2) { Name = "conv2" }, NeuronExamples.Relu with { Name = "relu2" },
                new Flatten { Name = "flat" }, new Dense(1) { Name = "dense1" },
            ],
            ["task"]);
        // The first neuron: the first word, then the second; the second: the third word; the third: none.
        NetworkModel model = NeuronExamples.Model(
            network,
            ("conv1", ParameterKind.Weight, NeuronExamples.Matching(Words)),
            ("conv1", ParameterKind.Bias, [-1, -1, -1]),
            ("conv2", ParameterKind.Weight, [1, 0, -1, 0, 0, -1, 0, 1, -1, 0, 0, -1, 1, 0, -1, 0, 0, -1]),
            ("conv2", ParameterKind.Bias, [-2, -2, -1]));
        string path = folder.File("model.onnx");
        File.WriteAllBytes(path, NetworkOnnx.Export(model));
        return path;
    }
}
