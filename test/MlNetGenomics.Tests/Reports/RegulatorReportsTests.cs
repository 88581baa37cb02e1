using System.Xml.Linq;
using MlNetGenomics.Motifs;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Regulators;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;
using MlNetGenomics.Tests.Regulators;

namespace MlNetGenomics.Tests.Reports;

[TestClass]
public class RegulatorReportsTests
{
    private static readonly string[] Words = ["ACGTTGCAAC", "GGATCTTAGG", "CCCATTACGA"];

    private static readonly MuseamModel Model = PlantedModel.Of(100, (Words[0], 0.5f), (Words[1], -2f), (Words[2], 1f));

    private static readonly PositionProbabilityMatrix[] Database = PlantedModel.Database(Model, "UP<1>", "DOWN");

    private static readonly SequenceSet Sequences = PlantedModel.Sequences(
        8, 100, Enumerable.Range(0, 60).Select(i => new[] { (Words[0], 10 + i % 20), (Words[1], 22 + i % 20), (Words[2], 80) }));

    private static readonly MotifScores Scores = new MuseamScorer(Model).Score(Sequences);

    private static readonly KernelFactors Factors = KernelFactors.Find(Model, Database);

    [TestMethod]
    public void Regulators_as_table_and_page()
    {
        var regulators = RegulatorTable.Of(Model, Factors, Database);
        string[][] rows = Rows(writer => RegulatorTableWriter.Write(writer, regulators));
        CollectionAssert.AreEqual(
            new[] { "kernel", "tf", "head_weight", "role", "strength", "icp", "consensus", "motif", "p-value", "E-value", "q-value", "overlap", "orientation" },
            rows[0]);
        CollectionAssert.AreEqual(new[] { "kernel_2", "DOWN", "-2", "repressor", "2" }, rows[1][..5]);
        CollectionAssert.AreEqual(new[] { "GGATCTTAGG", "DOWN.H12CORE.0.P.B" }, rows[1][6..8]);
        // No known motif: the cells of the match are empty.
        Assert.AreEqual(("kernel_3", "", "", ""), (rows[2][0], rows[2][1], rows[2][7], rows[2][12]));
        XElement page = HtmlReportTests.Parse(RegulatorsReport.Create(new RegulatorsReportData
        {
            Title = "T",
            Regulators = regulators,
            Settings = [new ReportEntry("database", "d")],
        }).ToHtml());
        CollectionAssert.AreEqual(
            new[] { "Transcription factors", "Settings", "How this was made" }, page.Descendants("h2").Select(h => h.Value).ToArray());
        CollectionAssert.AreEqual(
            new[] { "Strongest activators", "Strongest repressors", "Factors by their strongest kernel: 2" },
            page.Descendants("h3").Select(h => h.Value).ToArray());
        Assert.Contains("UP<1>", page.Value);
    }

    [TestMethod]
    public void Influence_and_importance()
    {
        var importance = KernelImportance.Of(Model, Scores, new MuseamScorer(Model).Predict(Sequences));
        var influence = InfluenceTable.Of(RegulatorTable.Of(Model, Factors, Database), importance, Scores);
        string[][] rows = Rows(writer => InfluenceTableWriter.Write(writer, influence));
        CollectionAssert.AreEqual(
            new[] { "rank", "kernel", "tf", "head_weight", "role", "influence", "share", "occurrences" }, rows[0]);
        CollectionAssert.AreEqual(new[] { "1", "kernel_2", "DOWN", "-2", "repressor" }, rows[1][..5]);
        Assert.AreEqual("60", rows[1][7]);
        string[][] matrix = Rows(writer => InfluenceTableWriter.WriteImportance(writer, Sequences.Names, importance));
        Assert.HasCount(61, matrix);
        CollectionAssert.AreEqual(new[] { "name", "kernel_1", "kernel_2", "kernel_3" }, matrix[0]);
        Assert.AreEqual(TableWriter.Format((float)importance[4][1]), matrix[5][2]);
        XElement page = HtmlReportTests.Parse(InfluenceReport.Create(
            new InfluenceReportData { Title = "T", Influence = influence, SequenceCount = 60, Count = 2 }).ToHtml());
        Assert.HasCount(2, page.Descendants("tbody").Elements("tr"));
    }

    [TestMethod]
    public void Pairs_as_table_network_and_page()
    {
        using var folder = new TemporaryFolder();
        var known = KnownPairs.Read(folder.Write("k.tsv", "UP<1>\tDOWN\n"));
        var sites = FeatureSites.OfKernels(Scores, [0, 1, 2]);
        var table = new CoOccurrenceTable(
            sites, CoOccurrence.Test(sites, 91), [.. Enumerable.Range(0, 3).Select(Factors.Name)], 0.05, known: known);
        string[][] rows = Rows(writer => CoOccurrenceTableWriter.Write(writer, table));
        CollectionAssert.AreEqual(new[] { "kernel_1", "kernel_2", "UP<1>", "DOWN", "60", "60" }, rows[1][..6]);
        CollectionAssert.AreEqual(new[] { "12", "same", "1", "", "true" }, rows[1][11..]);
        Assert.HasCount(4, rows);
        MotifRole[] roles = [MotifRole.Activator, MotifRole.Repressor, MotifRole.Activator];
        XElement network = HtmlReportTests.Parse($"<html>{CoOccurrenceFigure.Draw(table, roles, 10).ToInline()}</html>");
        // Two names of nodes and three of the legend; one link.
        CollectionAssert.AreEquivalent(
            new[] { "activator", "repressor", "both or neither", "UP<1> (kernel_1)", "DOWN (kernel_2)" },
            network.Descendants("text").Select(text => text.Value).ToArray());
        Assert.HasCount(1, network.Descendants("line"));
        XElement page = HtmlReportTests.Parse(CoOccurrenceReport.Create(new CoOccurrenceReportData
        {
            Title = "T",
            Kernels = table,
            Roles = roles,
            Rule = new CoOccurrenceSettings(),
        }).ToHtml());
        Assert.Contains("UP<1> (kernel_1) – DOWN (kernel_2)", page.Value);
        Assert.Contains("+12 bp, same strand", page.Value);
        Assert.Contains("Of 3 pairs 1 are known to meet; of the 1 that lie together 1", page.Value);
    }

    [TestMethod]
    public void Clusters_as_tables_map_and_page()
    {
        var importance = KernelImportance.Of(Model, Scores, new MuseamScorer(Model).Predict(Sequences));
        var clusters = SequenceClusters.Find(
            ImportantFactors.Of(importance, KernelFactors.None(3), 1), new SequenceClusterSettings { Neighbours = 10 });
        string[][] rows = Rows(writer => ClusterTableWriter.Write(writer, Sequences.Names, clusters));
        Assert.HasCount(61, rows);
        CollectionAssert.AreEqual(new[] { "name", "cluster", "x", "y" }, rows[0]);
        Assert.AreEqual(("s0", $"{clusters.Partition.Labels[0] + 1}"), (rows[1][0], rows[1][1]));
        string[][] marks = Rows(writer => ClusterTableWriter.WriteMarks(writer, clusters));
        Assert.HasCount(1 + clusters.Marks.Count, marks);
        XElement page = HtmlReportTests.Parse(ClusterReport.Create(new ClusterReportData
        {
            Title = "T",
            Clusters = clusters,
            MaximumQValue = 0.05,
            MarkedName = "s1*",
            IsMarked = [.. Sequences.Names.Select(name => name.StartsWith("s1"))],
        }).ToHtml());
        Assert.HasCount(2, page.Descendants("figure"));
        Assert.HasCount(clusters.Partition.Count, page.Descendants("tbody").Elements("tr"));
        Assert.Contains("of 11 s1*", page.Value);
        // Every sequence is a point of some colour.
        int points = page.Descendants("figure").First().Descendants("path").Sum(path => ((string)path.Attribute("d")!).Count(letter => letter == 'M'));
        Assert.AreEqual(60, points);
    }

    private static string[][] Rows(Action<TextWriter> write)
    {
        var text = new StringWriter();
        write(text);
        return [.. text.ToString().TrimEnd('\n').Split('\n').Select(line => line.Split('\t'))];
    }
}
