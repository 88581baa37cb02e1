using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks;

/// <summary>One array of a network's numbers, and where it lies in a model.</summary>
/// <param name="Name">Layer and kind: "convolution1.weight".</param>
/// <param name="Shape">What it is, and its dimensions.</param>
/// <param name="Start">Where it starts in <see cref="NetworkModel.Values"/>.</param>
public sealed record NetworkParameter(string Name, ParameterShape Shape, int Start)
{
    /// <summary>Numbers in all.</summary>
    public int Length => (int)Shape.Size;
}
