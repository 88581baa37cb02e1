using MlNetGenomics.Comparison;
using MlNetGenomics.Files;
using MlNetGenomics.Reports;

namespace MlNetGenomics.Experiments;

/// <summary>Outcome of an experiment.</summary>
public sealed class ExperimentResult
{
    internal ExperimentResult(
        ComparisonResult comparison,
        Leaderboard leaderboard,
        IReadOnlyList<RunDetail> runs,
        BestRun best,
        IReadOnlyList<ReportEntry> settings)
    {
        Comparison = comparison;
        Leaderboard = leaderboard;
        RunDetails = runs;
        BestRun = best;
        Settings = settings;
    }

    /// <summary>The best model.</summary>
    public BestRun BestRun { get; }

    /// <summary>Every fit, and every model left out, in the order in which they came.</summary>
    public IReadOnlyList<RunDetail> RunDetails { get; }

    /// <summary>Models from the best to the worst, with intervals and tests against the best.</summary>
    public Leaderboard Leaderboard { get; }

    /// <summary>Every fit with its predictions.</summary>
    public ComparisonResult Comparison { get; }

    private IReadOnlyList<ReportEntry> Settings { get; }

    /// <summary>The page with the leaderboard and plots.</summary>
    /// <param name="title">Its title.</param>
    public HtmlReport ToReport(string title = "Models, compared")
    {
        ComparisonSplit split = Comparison.Splits[0];
        return ComparisonReport.Create(
            title,
            FormattableString.Invariant($"{split.Training.Count} sequences to train on, {split.Test.Count} to test on"),
            Comparison,
            Leaderboard,
            Settings);
    }

    /// <summary>Writes the page.</summary>
    /// <param name="path">The file; it appears whole or not at all.</param>
    /// <param name="title">Title of the page.</param>
    /// <exception cref="GenomicsException">The file cannot be written.</exception>
    public void SaveReport(string path, string title = "Models, compared")
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        OutputFile.WriteAllText(path, ToReport(title).ToHtml());
    }

    /// <summary>Writes scores of every model, metric and fold as TSV.</summary>
    /// <param name="path">The file; it appears whole or not at all.</param>
    /// <exception cref="GenomicsException">The file cannot be written.</exception>
    public void SaveTable(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var text = new StringWriter { NewLine = "\n" };
        ComparisonTableWriter.Write(text, Comparison, Leaderboard);
        OutputFile.WriteAllText(path, text.ToString());
    }
}
