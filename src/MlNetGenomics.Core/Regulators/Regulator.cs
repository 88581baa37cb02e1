using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.Networks.MuSeAM;

namespace MlNetGenomics.Regulators;

/// <summary>A kernel of a model and the transcription factor it stands for.</summary>
/// <param name="Kernel">The kernel: motif, role, head weight, information.</param>
/// <param name="Factor">Name of the factor, or null where the kernel looks like no known motif: it may be a novel one.</param>
/// <param name="Match">How the kernel matches the known motif, or null.</param>
public sealed record Regulator(MuseamMotif Kernel, string? Factor, TomtomMatch? Match)
{
    /// <summary>Size of the head weight.</summary>
    public double Strength => Math.Abs(Kernel.HeadWeight);

    /// <summary>The factor's name, or the kernel's where it has none.</summary>
    public string Label => Factor ?? Kernel.Motif.Name;
}
