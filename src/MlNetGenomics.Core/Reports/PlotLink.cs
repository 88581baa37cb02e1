namespace MlNetGenomics.Reports;

/// <summary>A link of a <see cref="NetworkPlot"/>.</summary>
/// <param name="First">Number of one node.</param>
/// <param name="Second">Number of the other.</param>
/// <param name="Weight">How strong it is, over 0: links are drawn the wider the stronger they are.</param>
/// <param name="IsMarked">Drawn in a colour of its own.</param>
/// <param name="IsBroken">Drawn as a broken line.</param>
public readonly record struct PlotLink(int First, int Second, double Weight, bool IsMarked = false, bool IsBroken = false);
