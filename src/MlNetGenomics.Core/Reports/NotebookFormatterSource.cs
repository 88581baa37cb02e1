namespace MlNetGenomics.Reports;

/// <summary>Makes the formatters of what a notebook shows; see <see cref="TypeFormatterSourceAttribute"/>.</summary>
internal sealed class NotebookFormatterSource
{
    /// <summary>The formatters.</summary>
    public IEnumerable<object> CreateTypeFormatters() => [new NotebookFormatter()];
}
