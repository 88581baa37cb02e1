using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Cli.Running;

/// <summary>What the demo simulates and trains.</summary>
internal static class DemoSettings
{
    /// <summary>Folds of the cross-validation.</summary>
    public const int Folds = 5;

    /// <summary>Difference of the two engines, relative to the largest score, up to which they agree.</summary>
    public const double AllowedDifference = 1e-4;

    /// <summary>The data: about the size of the HepG2 assay, two sites in a sequence on average, and noise.</summary>
    public static readonly PlantedMotifSettings Data = new() { SequenceCount = 2400 };

    /// <summary>How the model is trained.</summary>
    public static readonly MuseamSettings Model = MuseamSettings.Small with { TaskName = SimulatedFiles.LabelColumn };
}
