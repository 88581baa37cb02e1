namespace MlNetGenomics.Reports;

/// <summary>A node of a <see cref="NetworkPlot"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Group">Number of its colour.</param>
public readonly record struct PlotNode(string Name, int Group);
