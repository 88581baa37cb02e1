using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks;

/// <summary>A layer as a row of a table.</summary>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Depth">How many layers hold this one: 0 for most.</param>
/// <param name="Type">Kind of the layer, as the text form names it.</param>
/// <param name="Settings">"filters 30, width 19": what the layer must have, and what is not as by default.</param>
/// <param name="Input">Shape of what goes in.</param>
/// <param name="Output">Shape of what comes out.</param>
/// <param name="ParameterCount">Numbers that the layer itself holds, running statistics among them.</param>
/// <param name="ReceptiveField">Bases that an output position depends on.</param>
public sealed record NetworkTableRow(
    string Layer,
    int Depth,
    string Type,
    string Settings,
    FeatureShape Input,
    FeatureShape Output,
    int ParameterCount,
    ReceptiveField ReceptiveField);
