using MlNetGenomics.Sequences;

namespace MlNetGenomics.Training;

/// <summary>Files that training data is read from, and how.</summary>
public sealed record TrainingDataSource
{
    /// <summary>Sequences: FASTA, plain or gzip, or "-" for standard input.</summary>
    public required string Sequences { get; init; }

    /// <summary>Labels, as <see cref="LabelReader"/> reads them.</summary>
    public required string Labels { get; init; }

    /// <summary>Which columns hold labels, and weights where the table of labels has them.</summary>
    public LabelSelection Selection { get; init; } = new();

    /// <summary>A file of weights, one for each sequence, in the form of labels; null for none.</summary>
    public string? Weights { get; init; }

    /// <summary>What becomes of IUPAC letters other than A, C, G, T, N.</summary>
    public AmbiguityPolicy Ambiguity { get; init; } = AmbiguityPolicy.Reject;

    /// <summary>Bases that each sequence must have; null for as many as the first has.</summary>
    public int? Length { get; init; }

    /// <summary>Loss that must be able to take the labels; null for any labels.</summary>
    public Loss? Loss { get; init; }

    /// <summary>What will be done to the labels, which must be able to take it. They are given as they are.</summary>
    public LabelTransform LabelTransform { get; init; } = LabelTransform.None;

    /// <summary>Bytes above which the data goes to a temporary file.</summary>
    public long MemoryLimit { get; init; } = TrainingDataBuilder.DefaultMemoryLimit;
}
