using System.Text.Json;
using MlNetGenomics.Motifs;
using MlNetGenomics.Onnx;
using MlNetGenomics.Tests.NeuronMotif;
using MlNetGenomics.Tests.Studies.MotifDiscovery;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public sealed class NeuronMotifDemixingCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PooledNeuron _example = PooledNeuron.Make(60);

    public NeuronMotifDemixingCommandTests()
    {
        File.WriteAllBytes(_folder.File("net.onnx"), NetworkOnnx.Export(_example.Model));
        File.WriteAllLines(_folder.File("seqs.fa"), Enumerable.Range(0, _example.Sequences.Count).SelectMany(i =>
            new[] { $">{_example.Sequences.Names[i]}", _example.Sequences.Text(i) }));
        using (var writer = new StreamWriter(_folder.File("known.meme")))
            MemeMotifs.Write(writer, _example.Known);
        CliResult.RunOk(
            "neuronmotif", "--model", _folder.File("net.onnx"), "--groups", "1", "--out", _folder.File("neurons"));
    }

    public void Dispose() => _folder.Dispose();

    private string Modules => _folder.File(Path.Combine("neurons", "modules", $"{_example.Layer.Name}.tsv"));

    [TestMethod]
    public void Compares_methods_in_a_table_a_page_and_metrics()
    {
        string json = _folder.File("out.json"), output = _folder.File("out");
        CliResult.RunOk([.. Command(_folder.File("net.onnx")), "--out", output, "--json", json]);
        JsonElement metrics = CliResult.Json(json).GetProperty("metrics");
        JsonElement own = metrics.GetProperty("methods").GetProperty("NeuronMotif");
        Assert.AreEqual(1, own.GetProperty("matched").GetInt32());
        Assert.AreEqual(1, own.GetProperty("share").GetDouble());
        string[][] rows = [.. File.ReadAllLines(Path.Combine(output, "neurons.tsv")).Select(line => line.Split('\t'))];
        Assert.HasCount(5, rows);
        Assert.AreEqual(PooledNeuron.Word, rows[1][Array.IndexOf(rows[0], "known")]);
        string page = File.ReadAllText(Path.Combine(output, "report.html"));
        Assert.Contains("activation maximization", page);
        Assert.Contains("<svg", page);
    }

    [TestMethod]
    public void Modules_of_another_network_are_refused()
    {
        string other = _folder.File("other.onnx");
        File.WriteAllBytes(other, NetworkOnnx.Export(NeuronExamples.PooledWord("CCATTGATGGAC", 2)));
        CliResult.Run([.. Command(other), "--out", _folder.File("out")]).AssertFailed(1, $"{Modules}: was made of another model");
        Assert.IsFalse(Directory.Exists(_folder.File("out")));
    }

    [TestMethod]
    public void Sequences_of_another_length_are_refused()
    {
        File.WriteAllText(_folder.File("seqs.fa"), ">a\nACGTACGT\n");
        CliResult.Run([.. Command(_folder.File("net.onnx")), "--out", _folder.File("out")]).AssertFailed(1, "seqs.fa");
        Assert.IsFalse(File.Exists(Path.Combine(_folder.File("out"), "report.html")));
    }

    private string[] Command(string model) =>
    [
        "reproduce", "neuronmotif-demixing", "--model", model, "--modules", Modules, "--fasta", _folder.File("seqs.fa"),
        "--motifs", _folder.File("known.meme"),
    ];
}
