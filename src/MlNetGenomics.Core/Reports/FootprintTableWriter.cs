using MlNetGenomics.NeuronMotif.Footprints;

namespace MlNetGenomics.Reports;

/// <summary>Writes footprints of neurons as tables, and their sites as BED.</summary>
public static class FootprintTableWriter
{
    // The greatest score that BED allows.
    private const int GreatestScore = 1000;

    /// <summary>A row a neuron and position: neuron, position, cuts, share of the neuron's cuts.</summary>
    public static void WriteCuts(TextWriter writer, IReadOnlyList<NeuronFootprint> footprints)
    {
        ArgumentNullException.ThrowIfNull(footprints);
        var table = new TableWriter(writer, "neuron", "position", "cuts", "share");
        foreach (NeuronFootprint footprint in footprints)
        {
            IReadOnlyList<double> shares = footprint.CutShares;
            for (int i = 0; i < shares.Count; i++)
                table.WriteRow(footprint.Neuron, i - footprint.Flank, footprint.Cuts![i], shares[i]);
        }
    }

    /// <summary>
    /// A row a neuron, motif and position where there is a hit: neuron, motif, position, hits along and against the direction of
    /// the footprint.
    /// </summary>
    public static void WriteHits(TextWriter writer, IReadOnlyList<NeuronFootprint> footprints)
    {
        ArgumentNullException.ThrowIfNull(footprints);
        var table = new TableWriter(writer, "neuron", "motif", "position", "forward", "reverse");
        foreach (NeuronFootprint footprint in footprints)
        {
            foreach (MotifPositions motif in footprint.Hits)
            {
                for (int i = 0; i < motif.Forward.Count; i++)
                {
                    if (motif.Forward[i] + motif.Reverse[i] > 0)
                        table.WriteRow(footprint.Neuron, motif.Motif.Name, i - footprint.Flank, motif.Forward[i], motif.Reverse[i]);
                }
            }
        }
    }

    /// <summary>
    /// A row a combination: neuron, motifs from left to right ((-) for the reverse complement), the least and greatest gap
    /// between each two of them, sites that have it, and the neuron's sites.
    /// </summary>
    public static void WriteCombinations(TextWriter writer, IReadOnlyList<NeuronFootprint> footprints)
    {
        ArgumentNullException.ThrowIfNull(footprints);
        var table = new TableWriter(writer, "neuron", "motifs", "gaps", "sites", "of");
        foreach (NeuronFootprint footprint in footprints)
        {
            foreach (MotifCombination combination in footprint.Combinations)
            {
                table.WriteRow(
                    footprint.Neuron,
                    combination.MotifText,
                    string.Join(',', combination.Gaps.Select(gap => FormattableString.Invariant($"{gap.Least}..{gap.Greatest}"))),
                    combination.SiteCount,
                    footprint.Sites.Count);
            }
        }
    }

    /// <summary>
    /// Six columns of BED: chromosome, start (from 0), end, neuron, activation as a share of the neuron's greatest in
    /// thousandths, strand of the footprint; then the activation, the base at position 0 (from 0), the motif that it is
    /// put on ("." for the whole site) and the motif's p-value. BED has no header.
    /// </summary>
    public static void WriteSites(TextWriter writer, IReadOnlyList<NeuronFootprint> footprints)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(footprints);
        foreach (NeuronFootprint footprint in footprints)
        {
            foreach (FootprintSite site in footprint.Sites)
            {
                object[] cells =
                [
                    site.Site.Place.Chromosome,
                    site.Site.Place.Start,
                    site.Site.Place.End,
                    footprint.Neuron,
                    (int)Math.Round(GreatestScore * site.Site.Activation / footprint.Sites[0].Site.Activation),
                    site.Anchor.IsReverse ? "-" : "+",
                    site.Site.Activation,
                    site.Middle,
                    site.Motif?.Motif.Name ?? ".",
                    site.Motif is { } motif ? motif.PValue : ".",
                ];
                writer.Write(string.Join('\t', cells.Select(TableWriter.Format)));
                writer.Write('\n');
            }
        }
    }
}
