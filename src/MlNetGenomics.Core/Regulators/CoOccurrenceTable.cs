using MlNetGenomics.Statistics;

namespace MlNetGenomics.Regulators;

/// <summary>Tested pairs with what is known of them.</summary>
public sealed class CoOccurrenceTable
{
    private readonly AlikeKernels? _alike;
    private readonly KnownPairs? _known;
    private readonly IReadOnlyList<string?> _factors;

    /// <summary>Puts a table together.</summary>
    /// <param name="sites">What was tested.</param>
    /// <param name="pairs">All pairs, as <see cref="CoOccurrence.Test"/> gives them.</param>
    /// <param name="factors">Transcription factor of each feature, or null where it has none.</param>
    /// <param name="maximumQValue">False discovery rate up to which a pair counts.</param>
    /// <param name="alike">Kernels that look like each other; null where nobody asked.</param>
    /// <param name="known">Known pairs of proteins; null for none.</param>
    public CoOccurrenceTable(
        FeatureSites sites,
        IReadOnlyList<CoOccurrencePair> pairs,
        IReadOnlyList<string?> factors,
        double maximumQValue,
        AlikeKernels? alike = null,
        KnownPairs? known = null)
    {
        ArgumentNullException.ThrowIfNull(sites);
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(factors);
        ArgumentOutOfRangeException.ThrowIfNotEqual(factors.Count, sites.Count, nameof(factors));
        (Sites, Pairs, _factors, MaximumQValue, _alike, _known) = (sites, pairs, factors, maximumQValue, alike, known);
    }

    /// <summary>What was tested.</summary>
    public FeatureSites Sites { get; }

    /// <summary>All pairs, the smallest p-value first.</summary>
    public IReadOnlyList<CoOccurrencePair> Pairs { get; }

    /// <summary>False discovery rate up to which a pair counts.</summary>
    public double MaximumQValue { get; }

    /// <summary>Whether known pairs of proteins are at hand.</summary>
    public bool HasKnown => _known is not null;

    /// <summary>Whether it is known which kernels look like each other.</summary>
    public bool HasAlike => _alike is not null;

    /// <summary>Pairs that count, the smallest p-value first.</summary>
    public IEnumerable<CoOccurrencePair> Significant => Pairs.Where(IsSignificant);

    /// <summary>Pairs that count and whose motifs do not look like each other.</summary>
    public IEnumerable<CoOccurrencePair> SignificantUnlike => Significant.Where(pair => !IsAlike(pair));

    /// <summary>Whether a pair counts.</summary>
    public bool IsSignificant(CoOccurrencePair pair) => pair.QValue <= MaximumQValue;

    /// <summary>Whether the motifs of a pair look like each other, so that they lie together whatever binds.</summary>
    public bool IsAlike(CoOccurrencePair pair) =>
        _alike?.Contains(Sites.Kernels[pair.First], Sites.Kernels[pair.Second]) ?? false;

    /// <summary>Whether the factors of a pair are known to meet; false where one has no name or they are one.</summary>
    public bool IsKnown(CoOccurrencePair pair) =>
        _known is not null && _factors[pair.First] is { } first && _factors[pair.Second] is { } second && first != second
        && _known.Contains(first, second);

    /// <summary>Factor of a feature, or null.</summary>
    public string? Factor(int feature) => _factors[feature];

    /// <summary>
    /// Are the pairs that count known pairs more often than those that do not? Null without known pairs. Meant for pairs of
    /// factors; kernels of one factor would count it several times.
    /// </summary>
    /// <param name="unlikeOnly">Whether pairs of motifs that look like each other are left out.</param>
    public HypergeometricTest? KnownEnrichment(bool unlikeOnly = false)
    {
        if (_known is null)
            return null;
        CoOccurrencePair[] all = [.. Pairs.Where(pair => !unlikeOnly || !IsAlike(pair))];
        return HypergeometricTest.Greater(
            all.Count(pair => IsSignificant(pair) && IsKnown(pair)), all.Count(IsSignificant), all.Count(IsKnown), all.Length);
    }
}
