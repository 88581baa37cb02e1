namespace MlNetGenomics.Reports;

/// <summary>Of sequences that come one after the other, keeps the few for which a neuron's value is greatest.</summary>
/// <param name="count">How many are kept.</param>
public sealed class AttributionSelection(int count)
{
    private readonly GreatestValues<AttributionSequence> _kept = new(count);

    /// <summary>Takes a sequence, or not. Of equal values the first counts.</summary>
    /// <param name="name">Name of the sequence.</param>
    /// <param name="codes">Base codes; copied if kept.</param>
    /// <param name="value">Value of the neuron.</param>
    /// <param name="attributions">[L x 4]; copied if kept.</param>
    public void Add(string name, ReadOnlySpan<byte> codes, double value, ReadOnlySpan<float> attributions)
    {
        if (_kept.Takes(value))
            _kept.Add(value, new AttributionSequence(name, codes.ToArray(), value, attributions.ToArray()));
    }

    /// <summary>What was kept, the greatest value first.</summary>
    public IReadOnlyList<AttributionSequence> Sequences => _kept.Items;
}
