using System.Runtime.InteropServices;
using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Simulation;

/// <summary>Simulated data for tasks that are grammars, with their truth.</summary>
/// <param name="Settings">What they were made with.</param>
/// <param name="Sequences">The sequences, named sim1, sim2, ...</param>
/// <param name="Sites">Every planted site, by sequence and start; motifs count as in
/// <see cref="PlantedGrammarSettings.Motifs"/>.</param>
public sealed record PlantedGrammarData(
    PlantedGrammarSettings Settings, SequenceSet Sequences, IReadOnlyList<PlantedSite> Sites)
{
    /// <summary>
    /// Which grammars the planted sites of each sequence obey: [sequences][grammars]. Sites planted for one grammar
    /// may obey another too.
    /// </summary>
    public bool[][] Presence()
    {
        IReadOnlyList<PositionProbabilityMatrix> motifs = Settings.Motifs;
        List<PlacedMotif>[] sites =
            [.. Enumerable.Range(0, Sequences.Count).Select(_ => new List<PlacedMotif>())];
        foreach (PlantedSite site in Sites)
            sites[site.Sequence].Add(new PlacedMotif(motifs[site.Motif], site.Start, site.IsReverse));
        GrammarMatcher[] matchers =
            [.. Settings.Grammars.Select(grammar => new GrammarMatcher(grammar, Settings.SequenceLength))];
        return [.. sites.Select(own => matchers.Select(
            matcher => matcher.Holds(CollectionsMarshal.AsSpan(own))).ToArray())];
    }

    /// <summary>
    /// What an experiment with wrong calls would say of <see cref="Presence"/>, [sequences][grammars]: the truth, with
    /// labels flipped as often as <see cref="PlantedGrammarSettings.LabelNoise"/> says.
    /// </summary>
    public bool[][] BinaryLabels() => LabelNoise.Flip(Presence(), Settings.LabelNoise, Settings.Seed);

    /// <summary>
    /// Writes the sites as BED: the sequence's name, start from 0, end, the motif's name, score 0, strand; then the
    /// grammars that the sequence obeys, with commas, or ".".
    /// </summary>
    public void WriteSites(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        IReadOnlyList<PositionProbabilityMatrix> motifs = Settings.Motifs;
        bool[][] presence = Presence();
        foreach (PlantedSite site in Sites)
        {
            string grammars = string.Join(
                ',', Settings.Grammars.Where((_, i) => presence[site.Sequence][i]).Select(grammar => grammar.Name));
            PlantedSiteBed.Write(
                writer,
                Sequences.Names[site.Sequence],
                site,
                motifs[site.Motif].Name,
                grammars.Length == 0 ? "." : grammars);
        }
    }

    /// <summary>Writes the planted motifs in MEME format.</summary>
    public void WriteMotifs(TextWriter writer)
    {
        bool isOnBothStrands = Settings.Grammars.Any(
            grammar => grammar.BothStrands || grammar.Elements.Any(element => element.IsReverse));
        MemeMotifs.Write(writer, Settings.Motifs, Settings.Background, isOnBothStrands);
    }
}
