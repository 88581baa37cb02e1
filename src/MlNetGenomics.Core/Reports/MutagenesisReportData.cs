using MlNetGenomics.Sequences;

namespace MlNetGenomics.Reports;

/// <summary>What the page about in-silico mutagenesis shows.</summary>
public sealed record MutagenesisReportData
{
    /// <summary>Title of the page.</summary>
    public required string Title { get; init; }

    /// <summary>The sequences to draw for each output.</summary>
    public required IReadOnlyList<MutagenesisSelection> Selections { get; init; }

    /// <summary>How many sequences they were taken from.</summary>
    public required long SequenceCount { get; init; }

    /// <summary>Windows that each base's numbers are means of; 1 where sequences were mutated as they are.</summary>
    public int Depth { get; init; } = 1;

    /// <summary>Sites to mark below the bases, by sequence; null for none.</summary>
    public ILookup<string, BedRecord>? Sites { get; init; }

    /// <summary>Settings to list.</summary>
    public IReadOnlyList<ReportEntry> Settings { get; init; } = [];
}
