using System.Text.Json;
using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public class SimulateCommandTests
{
    [TestMethod]
    public void Writes_what_the_simulator_makes()
    {
        using var folder = new TemporaryFolder();
        string json = folder.File("run.json");
        CliResult.RunOk(
            "simulate", "--count", "50", "--length", "70", "--noise", "0.5", "--seed", "4", "--out", folder.File("sim"),
            "--json", json);
        PlantedMotifData expected = PlantedMotifSimulator.Run(
            new PlantedMotifSettings { SequenceCount = 50, SequenceLength = 70, NoiseDeviation = 0.5, Seed = 4 });

        SequenceSet sequences = FastaReader.ReadAll(folder.File("sim/sequences.fa"));
        float[] labels = LabelReader.Read(folder.File("sim/labels.tsv"), sequences, "activity")[0];
        CollectionAssert.AreEqual(expected.Labels, labels);
        for (int i = 0; i < 50; i++)
            Assert.AreEqual(expected.Sequences.Text(i), sequences.Text(i));
        Assert.HasCount(expected.Sites.Count, File.ReadAllLines(folder.File("sim/sites.bed")));
        Assert.HasCount(6, MemeMotifs.Read(folder.File("sim/motifs.meme")).Motifs);
        JsonElement outputs = CliResult.Json(json).GetProperty("outputs");
        Assert.AreEqual(folder.File("sim/sites.bed"), outputs.GetProperty("sites").GetString());
    }

    [TestMethod]
    public void Plants_given_motifs_with_given_effects()
    {
        using var folder = new TemporaryFolder();
        string motifs = folder.Write(
            "one.jaspar", ">M1 one\n0 0 20 0 0 20\n0 20 0 0 20 0\n20 0 0 20 0 0\n0 0 0 0 0 0\n");
        CliResult.RunOk(
            "simulate", "--count", "40", "--length", "50", "--noise", "0", "--motifs", motifs, "--effects", "2.5",
            "--out", folder.File("sim"));
        SequenceSet sequences = FastaReader.ReadAll(folder.File("sim/sequences.fa"));
        float[] labels = LabelReader.Read(folder.File("sim/labels.tsv"), sequences, "activity")[0];
        string[][] sites = [.. File.ReadLines(folder.File("sim/sites.bed")).Select(line => line.Split('\t'))];
        for (int i = 0; i < labels.Length; i++)
            Assert.AreEqual(1 + 2.5 * sites.Count(site => site[0] == sequences.Names[i]), labels[i], 1e-6);
        foreach (string[] site in sites)
        {
            int record = sequences.Names.ToList().IndexOf(site[0]);
            string found = sequences.Text(record)[int.Parse(site[1])..int.Parse(site[2])];
            Assert.AreEqual(site[5] == "+" ? "GCAGCA" : "TGCTGC", found);
        }
    }

    [TestMethod]
    public void Effects_must_be_as_many_as_motifs()
    {
        using var folder = new TemporaryFolder();
        CliResult.Run("simulate", "--effects", "1,2", "--out", folder.File("sim"))
            .AssertFailed(2, "--effects: 2 numbers for 6 motifs");
        Assert.IsFalse(Directory.Exists(folder.File("sim")));
    }

    [TestMethod]
    public void Binary_labels_say_which_motifs_have_a_site()
    {
        using var folder = new TemporaryFolder();
        CliResult.RunOk(
            "simulate", "--count", "60", "--length", "70", "--label-kind", "binary", "--one-strand",
            "--out", folder.File("sim"));
        SequenceSet sequences = FastaReader.ReadAll(folder.File("sim/sequences.fa"));
        string[] names = [.. MemeMotifs.Read(folder.File("sim/motifs.meme")).Motifs.Select(motif => motif.Name)];
        LabelTable labels = LabelReader.ReadTable(folder.File("sim/labels.tsv"), sequences, new LabelSelection());
        CollectionAssert.AreEqual(names, labels.Columns.ToArray());
        string[][] sites = [.. File.ReadLines(folder.File("sim/sites.bed")).Select(line => line.Split('\t'))];
        Assert.IsTrue(sites.All(site => site[5] == "+"));
        HashSet<(string Sequence, string Motif)> planted = [.. sites.Select(site => (site[0], site[3]))];
        for (int motif = 0; motif < names.Length; motif++)
        {
            for (int i = 0; i < sequences.Count; i++)
                Assert.AreEqual(planted.Contains((sequences.Names[i], names[motif])) ? 1 : 0, labels.Values[motif][i]);
        }
    }

    [TestMethod]
    public void Binary_labels_have_neither_noise_nor_effects_and_a_name_for_each_motif()
    {
        using var folder = new TemporaryFolder();
        CliResult.Run("simulate", "--label-kind", "binary", "--noise", "0.1", "--out", folder.File("sim"))
            .AssertFailed(2, "--noise: there is none in --label-kind binary");
        const string Motif = "\n0 9 9\n0 0 0\n9 0 0\n0 0 0\n";
        string motifs = folder.Write("two.jaspar", $">same{Motif}>same{Motif}");
        CliResult.Run("simulate", "--label-kind", "binary", "--motifs", motifs, "--out", folder.File("sim"))
            .AssertFailed(1, "two.jaspar, line 6: a second motif named 'same', the first is in line 1");
        Assert.IsFalse(Directory.Exists(folder.File("sim")));
    }
}
