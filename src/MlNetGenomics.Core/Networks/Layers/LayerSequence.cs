using System.Collections;
using System.Runtime.CompilerServices;

namespace MlNetGenomics.Networks.Layers;

/// <summary>Layers in the order in which they run. Immutable; equal where all layers are.</summary>
[CollectionBuilder(typeof(LayerSequence), nameof(Create))]
public sealed class LayerSequence : IReadOnlyList<Layer>, IEquatable<LayerSequence>
{
    private readonly Layer[] _layers;

    private LayerSequence(Layer[] layers)
    {
        _layers = layers;
    }

    /// <summary>No layers.</summary>
    public static LayerSequence Empty { get; } = new([]);

    /// <summary>Number of layers.</summary>
    public int Count => _layers.Length;

    /// <summary>Layer <paramref name="index"/>, from 0.</summary>
    public Layer this[int index] => _layers[index];

    /// <summary>Makes a sequence; a collection expression does the same.</summary>
    public static LayerSequence Create(ReadOnlySpan<Layer> layers)
    {
        foreach (Layer layer in layers)
            ArgumentNullException.ThrowIfNull(layer, nameof(layers));
        return new LayerSequence(layers.ToArray());
    }

    /// <inheritdoc/>
    public IEnumerator<Layer> GetEnumerator() => ((IEnumerable<Layer>)_layers).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(LayerSequence? other) => other is not null && _layers.AsSpan().SequenceEqual(other._layers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LayerSequence);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (Layer layer in _layers)
            hash.Add(layer);
        return hash.ToHashCode();
    }
}
