using MlNetGenomics.Interpretation.Mutagenesis;

namespace MlNetGenomics.Reports;

/// <summary>Of mutated sequences that come one after the other, keeps the few with the greatest values, to draw them.</summary>
/// <param name="target">What their values are of, as a reader knows it: "task GATA1", say.</param>
/// <param name="count">How many are kept.</param>
public sealed class MutagenesisSelection(string target, int count)
{
    private readonly GreatestValues<MutagenesisSequence> _kept = new(count);

    /// <summary>What the values are of.</summary>
    public string Target => target;

    /// <summary>What was kept, the greatest value first.</summary>
    public IReadOnlyList<MutagenesisSequence> Sequences => _kept.Items;

    /// <summary>Takes a sequence, or not. Of equal values the first counts.</summary>
    /// <param name="name">Name of the sequence.</param>
    /// <param name="codes">Base codes of the positions that were mutated; copied if kept.</param>
    /// <param name="first">The first of these positions, from 0.</param>
    /// <param name="profile">What mutations do.</param>
    public void Add(string name, ReadOnlySpan<byte> codes, int first, MutagenesisProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        if (_kept.Takes(profile.Value))
            _kept.Add(profile.Value, new MutagenesisSequence(name, codes.ToArray(), first, profile));
    }
}
