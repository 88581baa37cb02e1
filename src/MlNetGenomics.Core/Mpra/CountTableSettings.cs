namespace MlNetGenomics.Mpra;

/// <summary>How tables of counts are read.</summary>
public sealed record CountTableSettings
{
    /// <summary>Column that names the sequence of a row, in any case.</summary>
    public string NameColumn { get; init; } = "name";

    /// <summary>Column of counts in tables of one; null for the only one beside the names.</summary>
    public string? CountColumn { get; init; }

    /// <summary>Whether several rows of one name are an error. Else they are barcodes of one sequence and are summed.</summary>
    public bool RefusesRepeats { get; init; }
}
