using System.Text.Json;
using MlNetGenomics.Tests.Cli;

namespace MlNetGenomics.Tests.Reports;

/// <summary>Pages of several commands as a reader sees them, on a wide screen and on a telephone, by day and by night.</summary>
[TestClass]
public sealed class ReportPagesBrowserTests
{
    // WCAG 2.2, success criterion 1.4.3: text of a usual size.
    private const double LeastContrast = 4.5;

    private static CliData? _data;
    private static string[] _pages = [];

    [ClassInitialize]
    public static void Make(TestContext context)
    {
        CliData data = _data = new CliData();
        string[] set = ["--fasta", data.Fasta, "--labels", data.Labels, "--label-column", "activity"];
        string model = data.File("model.onnx"), motifs = data.File("motifs.meme");
        var genome = new VariantCliData(data);
        // Commands with the page that each makes.
        _pages =
        [
            Page("train.html", "--report", ["train", .. data.Training, "--out", model, "--motifs", motifs]),
            Page("curves.html", "--curves", ["train", .. data.Training, "--out", data.File("other.onnx")]),
            Page("report.html", "--out", ["report", "--model", model, .. set]),
            Page("logos.html", "--out", ["logo", "--motifs", motifs]),
            Page("tomtom.html", "--report", ["tomtom", "--motifs", motifs, "--database", motifs, "--out", data.File("tomtom.tsv")]),
            Page("ism.html", "--report", ["ism", "--model", model, "--fasta", data.Fasta, "--out", data.File("ism.tsv")]),
            Page("track.html", "--report", ["track", "--scores", data.File("ism.tsv"), "--other", data.File("ism.tsv")]),
            Page("variants.html", "--report",
                ["variants", "--model", model, "--variants", genome.Variants, "--benign", genome.Benign, "--genome", genome.Genome,
                    "--out", data.File("variants.tsv")]),
            Page("accessibility.html", "--report",
                ["accessibility", "--model", model, "--fasta", data.Fasta, "--scores", data.Labels, "--length", $"{CliData.Length}",
                    "--window", "30", "--step", "15"]),
        ];

        string Page(string name, string option, string[] command)
        {
            CliResult result = CliResult.Run([.. command, "--quiet", option, data.File(name)]);
            Assert.AreEqual(0, result.ExitCode, result.Error);
            return new Uri(data.File(name)).AbsoluteUri;
        }
    }

    [ClassCleanup]
    public static void Delete() => _data?.Dispose();

    [TestMethod]
    [DataRow(1280, "light")]
    [DataRow(390, "dark")]
    public void Pages_fit_their_window_and_can_be_read(int width, string scheme)
    {
        JsonElement[] pages = Browser.Visit(new Uri(_pages[0]).LocalPath, width, scheme, _pages[1..]);
        Assert.HasCount(_pages.Length, pages);
        foreach (JsonElement page in pages)
        {
            string title = page.GetProperty("address").GetString()!;
            Assert.AreEqual("[]", page.GetProperty("errors").GetRawText(), title);
            Assert.IsLessThanOrEqualTo(0, page.GetProperty("overflow").GetInt32(), title);
            Assert.AreEqual("[]", page.GetProperty("cut").GetRawText(), title);
            Assert.IsGreaterThan(20, page.GetProperty("texts").GetInt32(), title);
            foreach (JsonElement text in page.GetProperty("faintest").EnumerateArray())
                Assert.IsGreaterThanOrEqualTo(LeastContrast, text.GetProperty("contrast").GetDouble(), $"{title}: {text}");
        }
    }
}
