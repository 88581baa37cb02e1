using System.Globalization;

namespace MlNetGenomics.Cli.Running;

/// <summary>Shows how many bases are done where their number is not known before the end.</summary>
internal sealed class BaseReporter(IProgress<WorkProgress> target) : IProgress<long>
{
    /// <inheritdoc/>
    public void Report(long value) =>
        target.Report(new WorkProgress(0, string.Create(CultureInfo.InvariantCulture, $"{value:#,0} bases")));
}
