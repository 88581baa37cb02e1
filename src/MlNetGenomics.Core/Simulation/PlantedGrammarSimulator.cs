using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Simulation;

/// <summary>
/// Makes sequences that obey grammars of motifs, and others that do not: what networks that should learn syntax are
/// tried on.
/// </summary>
public static class PlantedGrammarSimulator
{
    /// <summary>Makes the data; equal settings make equal data.</summary>
    /// <exception cref="GenomicsException">The settings make no data.</exception>
    public static PlantedGrammarData Run(PlantedGrammarSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        var random = new SplittableRandom(settings.Seed);
        var sequences = new SequenceSetBuilder();
        var sites = new List<PlantedSite>();
        PositionProbabilityMatrix[] motifs = [.. settings.Motifs];
        GrammarArranger[] arrangers =
            [.. settings.Grammars.Select(grammar => new GrammarArranger(grammar, settings.SequenceLength))];
        var codes = new byte[settings.SequenceLength];
        for (int i = 0; i < settings.SequenceCount; i++)
        {
            // Each sequence has a stream of its own, so it does not change with the number of sequences.
            SplittableRandom own = random.Split(i);
            MotifSampler.FillBackground(codes, settings.Background, own);
            foreach (PlacedMotif placed in Arrange(arrangers[own.NextInt(arrangers.Length)], settings, own))
            {
                MotifSampler.DrawSite(
                    placed.Motif, placed.IsReverse, codes.AsSpan(placed.Start, placed.Motif.Width), own);
                int motif = Array.IndexOf(motifs, placed.Motif);
                sites.Add(new PlantedSite(i, placed.Start, placed.End, motif, placed.IsReverse));
            }
            sequences.Add(FormattableString.Invariant($"sim{i + 1}"), codes);
        }
        return new PlantedGrammarData(settings, sequences.Build(), sites);
    }

    private static PlacedMotif[] Arrange(
        GrammarArranger arranger, PlantedGrammarSettings settings, SplittableRandom random)
    {
        if (random.NextDouble() < settings.PositiveShare)
            return arranger.Whole(random);
        return settings.Negatives switch
        {
            GrammarNegatives.Background => [],
            GrammarNegatives.Parts => arranger.Part(random),
            GrammarNegatives.Broken => arranger.Broken(random),
            _ => throw new ArgumentOutOfRangeException(nameof(settings), settings.Negatives, "not a kind of negatives"),
        };
    }
}
