namespace MlNetGenomics.NeuronMotif.Footprints;

/// <summary>Cuts and motifs around the sites that activate a neuron most.</summary>
/// <param name="Neuron">Name of the neuron.</param>
/// <param name="Channel">Its channel, from 0.</param>
/// <param name="Flank">Bases on either side of position 0.</param>
/// <param name="Sites">Its sites, the best first; none where no window activates it.</param>
/// <param name="Cuts">Cuts summed over the sites, at positions -flank to flank; null where no cuts were given.</param>
/// <param name="Hits">Where each motif lies in the sites.</param>
/// <param name="Combinations">How many sites have the combinations of motifs that the neuron's modules have.</param>
public sealed record NeuronFootprint(
    string Neuron,
    int Channel,
    int Flank,
    IReadOnlyList<FootprintSite> Sites,
    IReadOnlyList<double>? Cuts,
    IReadOnlyList<MotifPositions> Hits,
    IReadOnlyList<MotifCombination> Combinations)
{
    /// <summary>All cuts within the flanks.</summary>
    public double TotalCuts => Cuts?.Sum() ?? 0;

    /// <summary>Share of the cuts at each position; all NaN where there are none, empty where none were given.</summary>
    public IReadOnlyList<double> CutShares
    {
        get
        {
            double total = TotalCuts;
            return [.. (Cuts ?? []).Select(count => count / total)];
        }
    }

    /// <summary>The positions, -flank to flank.</summary>
    public IEnumerable<int> Positions => Enumerable.Range(-Flank, 2 * Flank + 1);
}
