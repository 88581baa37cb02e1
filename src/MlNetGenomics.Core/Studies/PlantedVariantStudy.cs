using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Simulation;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Studies;

/// <summary>
/// Whether a model trained on reporter sequences finds the SNPs that break or make sites of the motifs in them: training
/// sequences and a genome are simulated apart from each other, with the same motifs.
/// </summary>
public static class PlantedVariantStudy
{
    /// <summary>Bases of a sequence: the window around a SNP of the MuSeAM paper.</summary>
    public const int SequenceLength = 151;

    /// <summary>How the model is trained.</summary>
    public static MuseamSettings Model => MuseamSettings.Small;

    /// <summary>Simulates sequences with their activities and trains a model on them.</summary>
    /// <param name="count">Number of sequences.</param>
    /// <param name="motifs">The motifs in them.</param>
    /// <param name="seed">Seed of sequences and training.</param>
    /// <param name="control">Threads, progress, cancellation.</param>
    public static MuseamModel Train(int count, IReadOnlyList<PlantedMotif> motifs, long seed, TrainingControl control)
    {
        // The genome's stream must not begin as the sequences' does.
        long own = (long)new SplittableRandom(seed).Split(1).NextUInt64();
        PlantedMotifData data = PlantedMotifSimulator.Run(new PlantedMotifSettings
        {
            SequenceCount = count,
            SequenceLength = SequenceLength,
            Motifs = motifs,
            Seed = own,
        });
        return MuseamTrainer.Train(data.Sequences, data.Labels, Model with { Seed = seed }, control).Model;
    }

    /// <summary>Holds calls against the truth.</summary>
    /// <param name="variants">The SNPs.</param>
    /// <param name="effects">Their PVEs.</param>
    /// <param name="isCalled">Whether the SNP of a number is called.</param>
    public static PlantedVariantResult Evaluate(
        IReadOnlyList<PlantedVariant> variants, IReadOnlyList<float> effects, Func<int, bool> isCalled)
    {
        ArgumentNullException.ThrowIfNull(variants);
        ArgumentNullException.ThrowIfNull(effects);
        ArgumentNullException.ThrowIfNull(isCalled);
        ArgumentOutOfRangeException.ThrowIfNotEqual(effects.Count, variants.Count, nameof(effects));
        long functional = 0, truePositives = 0, falsePositives = 0;
        for (int i = 0; i < variants.Count; i++)
        {
            functional += variants[i].IsFunctional ? 1 : 0;
            if (!isCalled(i))
                continue;
            if (variants[i].IsFunctional)
                truePositives++;
            else
                falsePositives++;
        }
        double auroc = RankingScores.Of(
            [.. variants.Select(variant => variant.IsFunctional ? 1.0 : 0.0)], [.. effects.Select(effect => (double)effect)]).Auroc;
        return new PlantedVariantResult(functional, variants.Count - functional, truePositives, falsePositives, auroc);
    }
}
