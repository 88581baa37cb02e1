using System.Collections.Immutable;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks;

/// <summary>A layer in its place in a network.</summary>
public sealed class NetworkStep
{
    internal NetworkStep(
        int index,
        string name,
        Layer layer,
        int depth,
        FeatureShape input,
        FeatureShape output,
        ReceptiveField receptiveField,
        ImmutableArray<NetworkParameter> parameters,
        int parameterEnd)
    {
        Index = index;
        Name = name;
        Layer = layer;
        Depth = depth;
        Input = input;
        Output = output;
        ReceptiveField = receptiveField;
        Parameters = parameters;
        ParameterEnd = parameterEnd;
    }

    /// <summary>Place in <see cref="Network.Steps"/>.</summary>
    public int Index { get; }

    /// <summary>Name of the layer, unique in the network.</summary>
    public string Name { get; }

    /// <summary>The layer.</summary>
    public Layer Layer { get; }

    /// <summary>How many layers hold this one: 0 for most.</summary>
    public int Depth { get; }

    /// <summary>Shape of what goes in; for a layer that holds others, of what goes into the first of them.</summary>
    public FeatureShape Input { get; }

    /// <summary>Shape of what comes out.</summary>
    public FeatureShape Output { get; }

    /// <summary>
    /// Bases that an output position depends on. Where two strands are concatenated it is that of the first
    /// strand's positions; the second's see the mirrored bases.
    /// </summary>
    public ReceptiveField ReceptiveField { get; }

    /// <summary>What the layer learns or keeps, and where that lies in a model.</summary>
    public ImmutableArray<NetworkParameter> Parameters { get; }

    /// <summary>Numbers of a model up to the end of this step.</summary>
    internal int ParameterEnd { get; }

    /// <summary>The parameter of a kind, or null.</summary>
    internal NetworkParameter? Find(ParameterKind kind) =>
        Parameters.FirstOrDefault(parameter => parameter.Shape.Kind == kind);
}
