using static MlNetGenomics.SettingCheck;

namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>Where a module's motifs begin and end. The defaults are the published method's.</summary>
public sealed record SegmentSettings
{
    /// <summary>The published method (NeuronMotif paper, Materials and Methods).</summary>
    public static readonly SegmentSettings Paper = new();

    /// <summary>The published program: 30 pseudo-sequences, and natural logarithms beside the constant 2.</summary>
    public static readonly SegmentSettings Program = new() { Shrinkage = 30, Information = ColumnInformation.Mixed };

    /// <summary>For the discovery of motifs, where a segment of less than 8 columns says too little.</summary>
    public static readonly SegmentSettings MotifDiscovery = new() { LeastWidth = 8 };

    /// <summary>M, number of pseudo-sequences of uniform bases that each module gets; 0 or more.</summary>
    public double Shrinkage { get; init; } = 80;

    /// <summary>How information is worked out.</summary>
    public ColumnInformation Information { get; init; } = ColumnInformation.Bits;

    /// <summary>Mean information of three columns that a motif's column is over.</summary>
    public double Threshold { get; init; } = 1;

    /// <summary>Columns that a segment gets on each side, 0 or more.</summary>
    public int Widening { get; init; } = 1;

    /// <summary>Least number of columns of a segment, widened, 1 or more.</summary>
    public int LeastWidth { get; init; } = 4;

    /// <summary>Fails unless every value is in its range.</summary>
    internal void Validate()
    {
        RequireInRange(Shrinkage >= 0 && double.IsFinite(Shrinkage), nameof(Shrinkage), Shrinkage);
        RequireInRange(Enum.IsDefined(Information), nameof(Information), Information);
        RequireInRange(double.IsFinite(Threshold), nameof(Threshold), Threshold);
        RequireInRange(Widening >= 0, nameof(Widening), Widening);
        RequireInRange(LeastWidth >= 1, nameof(LeastWidth), LeastWidth);
    }
}
