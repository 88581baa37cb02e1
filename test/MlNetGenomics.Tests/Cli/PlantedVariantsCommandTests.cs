using System.Text.Json;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public sealed class PlantedVariantsCommandTests
{
    [TestMethod]
    public void Finds_planted_SNPs_and_holds_the_false_discovery_rate()
    {
        using var folder = new TemporaryFolder();
        string output = folder.File("planted");
        CliResult result = CliResult.RunOk("reproduce", "planted-variants", "--out", output, "--json", folder.File("p.json"));
        Assert.Contains("recall", result.Output);
        JsonElement metrics = CliResult.Json(folder.File("p.json")).GetProperty("metrics");
        double recall = metrics.GetProperty("recall").GetDouble(), rate = metrics.GetProperty("fdr").GetDouble();
        Assert.IsGreaterThan(0.3, recall);
        // Some 500 are called; benign variants beyond the threshold are few, and so the rate's own error is large: three of
        // its standard errors, sqrt of 25 false ones and of 25 benign ones.
        Assert.IsLessThanOrEqualTo(0.05 + 3 * 0.05 * Math.Sqrt(2.0 / 25), rate);
        Assert.IsGreaterThan(0, metrics.GetProperty("variantsPerSecond").GetDouble());
        Assert.IsGreaterThan(0, metrics.GetProperty("peakMemoryMB").GetDouble());
        // What the folder holds says the same.
        HashSet<string> functional = [.. VariantsCommandTests.Rows(Path.Combine(output, "truth.tsv"))
            .Where(row => row["motif"].Length > 0).Select(row => row["name"])];
        string[] called = [.. VariantsCommandTests.Rows(Path.Combine(output, "scores.tsv"))
            .Where(row => double.Parse(row["q"], System.Globalization.CultureInfo.InvariantCulture) <= 0.05).Select(row => row["name"])];
        Assert.AreEqual(recall, (double)called.Count(functional.Contains) / functional.Count, 1e-12);
        Assert.AreEqual(rate, 1 - (double)called.Count(functional.Contains) / called.Length, 1e-12);
    }

    [TestMethod]
    public void Impossible_settings_are_an_error()
    {
        using var folder = new TemporaryFolder();
        CliResult.Run("reproduce", "planted-variants", "--functional", "0", "--out", folder.File("x")).AssertFailed(1, "share of 0 functional");
        Assert.IsFalse(Directory.Exists(folder.File("x")));
    }
}
