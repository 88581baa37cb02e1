namespace MlNetGenomics.Simulation;

/// <summary>A simulated column of counts.</summary>
/// <param name="Name">Its name, as <see cref="Mpra.MpraExperimentColumns"/> reads it.</param>
/// <param name="Counts">A count a tile.</param>
public sealed record AssayCountColumn(string Name, IReadOnlyList<long> Counts);
