using System.Globalization;

namespace MlNetGenomics.Cli.Running;

/// <summary>Shows how many sequences are done where their number is not known before the end.</summary>
internal sealed class CountReporter(IProgress<WorkProgress> target) : IProgress<int>
{
    /// <inheritdoc/>
    public void Report(int value) =>
        target.Report(new WorkProgress(0, string.Create(CultureInfo.InvariantCulture, $"{value:#,0} sequences")));
}
