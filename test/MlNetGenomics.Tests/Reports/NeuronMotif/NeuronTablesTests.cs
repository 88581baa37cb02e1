using System.Globalization;
using MlNetGenomics.Motifs;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Analysis;
using MlNetGenomics.Reports.NeuronMotif;
using static MlNetGenomics.Tests.NeuronMotif.Syntax.HandMadeModule;

namespace MlNetGenomics.Tests.Reports.NeuronMotif;

[TestClass]
public class NeuronTablesTests
{
    private static readonly NetworkAnalysis Network = AnalyzedNetwork.Whole;

    [TestMethod]
    public void Layers_and_neurons_have_a_row_each()
    {
        Dictionary<string, string>[] layers = Read(writer => NeuronTableWriter.WriteLayers(writer, Network, 1e-3));
        CollectionAssert.AreEqual(new[] { "1", "3" }, layers.Select(row => row["layer"]).ToArray());
        CollectionAssert.AreEqual(new[] { "4", "200" }, layers.Select(row => row["neurons"]).ToArray());
        CollectionAssert.AreEqual(new[] { "4", "2" }, layers.Select(row => row["analyzed"]).ToArray());
        CollectionAssert.AreEqual(new[] { "1", "0" }, layers.Select(row => row["dead"]).ToArray());
        CollectionAssert.AreEqual(new[] { "2", "2" }, layers.Select(row => row["matched"]).ToArray());
        CollectionAssert.AreEqual(new[] { "1", "1" }, layers.Select(row => row["consensus_ratio"]).ToArray());
        CollectionAssert.AreEqual(new[] { "0.25", "0.25" }, layers.Select(row => row["mixture_ratio"]).ToArray());
        // Fewer than ten neurons are not tested.
        CollectionAssert.AreEqual(new[] { "", "" }, layers.Select(row => row["p_value"]).ToArray());

        Dictionary<string, string>[] neurons = Read(writer => NeuronTableWriter.WriteNeurons(writer, Network));
        Assert.HasCount(6, neurons);
        Assert.AreEqual("true", neurons[2]["dead"]);
        Assert.AreEqual("", neurons[2]["consensus_ratio"]);
        // B is like nothing known; Tomtom may still name a match by chance.
        CollectionAssert.AreEqual(
            new[] { "K0", "-", "-", "K1", "K0", "K1" },
            neurons.Select(row => row["q_value"].Length > 0 && Number(row["q_value"]) < 1e-3 ? row["best_match"] : "-").ToArray());
        CollectionAssert.AreEqual(new[] { "1", "1", "0", "1", "3", "1" }, neurons.Select(row => row["motifs"]).ToArray());
        Assert.AreEqual("20000", neurons[4]["sequences"]);
        Assert.AreEqual("", Read(writer => NeuronTableWriter.WriteLayers(writer, AnalyzedNetwork.NotCompared, 1e-3))[0]["matched"]);
    }

    [TestMethod]
    public void Modules_are_ranked_and_say_where_their_motifs_are()
    {
        Dictionary<string, string>[] rows = [.. Read(writer => NeuronTableWriter.WriteModules(writer, Network))
            .Where(row => row["neuron"] == "relu3_1")];
        Assert.HasCount(5, rows);
        for (int i = 0; i < rows.Length; i++)
        {
            Dictionary<string, string> row = rows[i];
            Assert.AreEqual(i + 1, Number(row["rank"]));
            double sum = Number(row["contrast"]) + Number(row["consensus_ratio"]) + Number(row["activation_ratio"]);
            Assert.AreEqual(sum, Number(row["quality"]), 1e-12);
            if (i > 0)
                Assert.IsLessThanOrEqualTo(Number(rows[i - 1]["quality"]), Number(row["quality"]));
        }
        // A from column 5 counted from 0, its segment one column wider on each side; columns are written from 1.
        Dictionary<string, string> second = rows.Single(row => row["module"] == "relu3_1.2");
        Assert.AreEqual("5-18,26-39,46-59", second["segments"]);
        string[] motifs = second["motifs"].Split(',');
        CollectionAssert.AreEqual(new[] { "5", "26", "46" }, motifs.Select(motif => motif.Split(':')[1]).ToArray());
        Assert.AreEqual(A, second["consensus"][5..17]);
        Assert.AreEqual("9", second["greatest_activation"]);
    }

    [TestMethod]
    public void Motif_files_read_back_as_what_neurons_have()
    {
        NeuronModule[] modules = [.. Network.Layers.SelectMany(layer => layer.Neurons).SelectMany(neuron => neuron.Modules.Modules)];
        IReadOnlyList<PositionProbabilityMatrix> read = ReadMeme(NeuronMotifSets.Modules(Network));
        CollectionAssert.AreEqual(modules.Select(module => module.Name).ToArray(), read.Select(motif => motif.Name).ToArray());
        for (int i = 0; i < modules.Length; i++)
        {
            for (int k = 0; k < modules[i].Motif.Probabilities.Length; k++)
                Assert.AreEqual(modules[i].Motif.Probabilities[k], read[i].Probabilities[k], 1e-6);
        }
        Dictionary<string, string>[] dictionary = Read(writer => NeuronTableWriter.WriteDictionaries(writer, Network));
        CollectionAssert.AreEqual(
            dictionary.Select(row => $"{row["neuron"]}.{row["motif"]}").ToArray(),
            ReadMeme(NeuronMotifSets.Dictionaries(Network)).Select(motif => motif.Name).ToArray());
        Assert.HasCount(7, dictionary);
        // A is in the four modules that have all three, C in all five.
        Dictionary<string, string>[] deep = [.. dictionary.Where(row => row["neuron"] == "relu3_1")];
        CollectionAssert.AreEquivalent(new[] { "4", "4", "5" }, deep.Select(row => row["modules"]).ToArray());
        Dictionary<string, string> a = deep.Single(row => row["match"] == "K0");
        Assert.AreEqual(AnalyzedNetwork.FactorOfA, a["match_name"]);
        // The motif's first column is the one before A.
        Assert.AreEqual("-1", a["offset"]);
        Assert.IsLessThan(1e-3, Number(a["q_value"]));
        CollectionAssert.AllItemsAreUnique(NeuronMotifSets.Matches(Network).Select(result => result.Query.Name).ToArray());
    }

    [TestMethod]
    public void Nodes_say_what_they_join_and_how_far_apart()
    {
        Dictionary<string, string>[] rows = [.. Read(writer => SyntaxTableWriter.WriteNodes(writer, Network)).Where(row => row["neuron"] == "relu3_1")];
        Assert.HasCount(5, rows);
        CollectionAssert.AreEqual(
            new[] { "2 5 5 8 6.5 4 3", "3 4 7 7 7 4 3", "     4 1", "     4 1", "     5 3" },
            rows.Select(row => string.Join(' ', new[] { "left", "right", "least_gap", "greatest_gap", "mean_gap", "modules", "first_layer" }
                .Select(column => row[column]))).ToArray());
        Assert.AreEqual($"{rows[1]["motifs"]} {rows[4]["motifs"]}", rows[0]["motifs"]);
        Assert.AreEqual($"{rows[2]["motifs"]} {rows[3]["motifs"]}", rows[1]["motifs"]);

        Dictionary<string, string>[] links = Read(writer => SyntaxTableWriter.WriteLinks(writer, Network));
        CollectionAssert.AreEqual(
            new[]
            {
                $"relu3_1 3 1 {AnalyzedNetwork.First}_1", $"relu3_1 4 1 {AnalyzedNetwork.First}_2", $"relu3_2 1 1 {AnalyzedNetwork.First}_4",
            },
            links.Select(row => $"{row["neuron"]} {row["node"]} {row["first_layer"]} {row["first_neuron"]}").ToArray());
    }

    [TestMethod]
    public void Truth_table_has_a_row_a_module_and_motif()
    {
        Dictionary<string, string>[] rows = [.. Read(writer => SyntaxTableWriter.WriteTruth(writer, Network)).Where(row => row["neuron"] == "relu3_1")];
        Assert.HasCount(5 * 3, rows);
        Assert.HasCount(4 * 3 + 1, rows.Where(row => row["present"] == "true"));
        Assert.IsTrue(rows.All(row => row["present"] == "true" == row["start"].Length > 0));
        Dictionary<string, string> alone = rows.Single(row => row["module"] == "relu3_1.5" && row["present"] == "true");
        Assert.AreEqual("3", alone["leaf"]);
        // C from column 48 counted from 0; its motif begins one before, and columns are written from 1.
        Assert.AreEqual("48", alone["start"]);
    }

    private static IReadOnlyList<PositionProbabilityMatrix> ReadMeme(IReadOnlyList<PositionProbabilityMatrix> motifs)
    {
        var text = new StringWriter();
        MemeMotifs.Write(text, motifs);
        return MemeMotifs.Read(new StringReader(text.ToString()), "text").Motifs;
    }

    private static Dictionary<string, string>[] Read(Action<TextWriter> write)
    {
        var text = new StringWriter();
        write(text);
        string[][] lines = [.. text.ToString().TrimEnd('\n').Split('\n').Select(line => line.Split('\t'))];
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
