using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Interpretation;

/// <summary>
/// Motifs of a layer's filters: the windows of the sequences that activate a filter most, put one over the other.
/// (Koo and Eddy 2019, Methods, "Visualizing 1st layer filters"; any layer whose positions see a window of bases.)
/// </summary>
public static class FilterMotifs
{
    // Sequences whose maps are held at a time.
    private const int BatchSize = 256;

    /// <summary>
    /// The layer that a network's filters are read at if no other is asked for: the activation after the first
    /// convolution, or that convolution where there is none.
    /// </summary>
    /// <exception cref="GenomicsException">The network has no convolution.</exception>
    public static string DefaultLayer(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        int first = 0;
        while (first < network.Steps.Length
            && network.Steps[first].Layer is not (Convolution or MultinomialConvolution))
        {
            first++;
        }
        if (first == network.Steps.Length)
            throw new GenomicsException($"network {network.Name} has no convolution, so no filters to read motifs from");
        int at = first;
        while (at + 1 < network.Steps.Length && network.Steps[at + 1].Layer is BatchNormalization or Activation)
            at++;
        return network.Steps[at].Layer is Activation ? network.Steps[at].Name : network.Steps[first].Name;
    }

    /// <summary>Finds the motifs of all filters of a layer.</summary>
    /// <param name="scorer">The model.</param>
    /// <param name="sequences">Sequences to scan, of the model's length; usually the test set.</param>
    /// <param name="layer">Name of the layer; null for <see cref="DefaultLayer"/>.</param>
    /// <param name="settings">Which windows count; null for the paper's.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <returns>One entry a filter, in order; filters that nothing activates have no motif.</returns>
    /// <remarks>A window that runs over an end of its sequence, or holds an N, is left out.</remarks>
    /// <exception cref="GenomicsException">
    /// There is no such layer, its positions do not see windows of bases, or a sequence has another length.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<FilterMotif> Find(
        NetworkScorer scorer,
        SequenceSet sequences,
        string? layer = null,
        FilterMotifSettings? settings = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(sequences);
        settings ??= FilterMotifSettings.Paper;
        settings.Validate();
        Network network = scorer.Model.Network;
        NetworkStep step = network.Step(layer ?? DefaultLayer(network));
        if (step.ReceptiveField.Step == 0)
        {
            throw new GenomicsException(
                $"network {network.Name}, layer {step.Name}: sees the sequence as a whole, not a window of it");
        }
        var alignment = new FilterAlignment(step, settings);
        ForBatches(scorer, sequences, step.Name, cancellation, (_, map) => alignment.TakeMaximum(map));
        ForBatches(scorer, sequences, step.Name, cancellation, alignment.TakeWindows);
        return [.. Enumerable.Range(0, step.Output.Channels).Select(alignment.Motif)];
    }

    /// <summary>Name of a filter's motif: filter_1, filter_2, ...</summary>
    /// <param name="filter">Number of the filter, from 0.</param>
    public static string Name(int filter) => FormattableString.Invariant($"filter_{filter + 1}");

    private static void ForBatches(
        NetworkScorer scorer,
        SequenceSet sequences,
        string layer,
        CancellationToken cancellation,
        MapAction action)
    {
        for (int first = 0; first < sequences.Count; first += BatchSize)
        {
            int[] batch = [.. Enumerable.Range(first, Math.Min(BatchSize, sequences.Count - first))];
            SequenceSet part = sequences.Subset(batch);
            FeatureMaps maps = scorer.FeatureMaps(part, layer, cancellation);
            for (int i = 0; i < part.Count; i++)
                action(part[i], maps.Map(i));
        }
    }

    private delegate void MapAction(ReadOnlySpan<byte> codes, ReadOnlySpan<float> map);
}
