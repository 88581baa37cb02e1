using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Regulators;

namespace MlNetGenomics.Cli.Running;

/// <summary>What is known before a model is analysed: files, settings and the kernels' factors.</summary>
internal sealed record ModelAnalysisInputs
{
    /// <summary>The model's file.</summary>
    public required string ModelFile { get; init; }

    /// <summary>The model.</summary>
    public required MuseamModel Model { get; init; }

    /// <summary>The sequences' file.</summary>
    public required string SequenceFile { get; init; }

    /// <summary>Sequences with what was measured of them.</summary>
    public required MeasuredSequences Data { get; init; }

    /// <summary>Known motifs; empty for none.</summary>
    public required IReadOnlyList<PositionProbabilityMatrix> Database { get; init; }

    /// <summary>How motifs are compared.</summary>
    public required TomtomSettings Comparison { get; init; }

    /// <summary>Factors of the kernels, up to the greatest q-value that a part has use for.</summary>
    public required KernelFactors Factors { get; init; }

    /// <summary>q-value up to which a kernel has a factor where sequences are clustered.</summary>
    public required double ClusterQValue { get; init; }

    /// <summary>Head weights of this size or less have no role.</summary>
    public required double MinimumStrength { get; init; }

    /// <summary>Which sites lie together.</summary>
    public required CoOccurrenceSettings Rule { get; init; }

    /// <summary>False discovery rate up to which a pair counts.</summary>
    public required double MaximumQValue { get; init; }

    /// <summary>Pairs of proteins known to meet; null for none.</summary>
    public KnownPairs? Known { get; init; }

    /// <summary>How sequences are clustered.</summary>
    public required SequenceClusterSettings Clusters { get; init; }

    /// <summary>What marked sequences are called; null for none.</summary>
    public string? GroupName { get; init; }

    /// <summary>Whether each sequence is marked; empty for none.</summary>
    public IReadOnlyList<bool> IsMarked { get; init; } = [];

    /// <summary>Accessible regions; null for none.</summary>
    public PeakInputs? Peaks { get; init; }

    /// <summary>Bases in a region's middle; null for the model's length.</summary>
    public int? PeakLength { get; init; }

    /// <summary>Variants; null for none.</summary>
    public VariantInputs? Variants { get; init; }

    /// <summary>Bases of the window around a variant; null for the model's length.</summary>
    public int? VariantLength { get; init; }
}
