using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Simulation;

/// <summary>
/// Makes a genome with SNPs of which some are functional: random bases, and sites drawn from motifs, each of which a SNP
/// breaks (a consensus base becomes another one) or makes (the genome has the broken site, the other allele the whole one).
/// All other SNPs, those to be told apart and the benign ones, are drawn alike: at bases of no planted site, and of nothing
/// that looks like one by chance with either allele, as it would be one to everybody who does not know what was planted.
/// </summary>
public static class PlantedVariantSimulator
{
    // Selection keeps functional alleles rare: their frequencies are squares of uniform numbers.
    private const double HighestFrequency = 0.5;

    /// <summary>Makes the data; equal settings make equal data.</summary>
    /// <exception cref="GenomicsException">The settings make no data.</exception>
    public static PlantedVariantData Run(PlantedVariantSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        int chromosomes = settings.ChromosomeCount;
        int length = (int)(((long)settings.VariantCount + settings.BenignCount) * settings.BasesPerVariant / chromosomes);
        var random = new SplittableRandom(settings.Seed);
        var sites = new ConsensusSites(settings.Motifs.Select(planted => planted.Motif), settings.ChanceSiteMismatches);
        var genome = new SequenceSetBuilder();
        var variants = new List<PlantedVariant>(settings.VariantCount);
        var benign = new List<PlantedVariant>(settings.BenignCount);
        for (int chromosome = 0; chromosome < chromosomes; chromosome++)
        {
            SplittableRandom own = random.Split(chromosome);
            var codes = new byte[length];
            MotifSampler.FillBackground(codes, settings.Background, own);
            var isTaken = new bool[length];
            int functional = Part(settings.FunctionalCount), others = Part(settings.VariantCount) - functional;
            List<PlantedVariant> tested = Plant(settings, chromosome, codes, isTaken, functional, own);
            Draw(tested, others);
            variants.AddRange(tested.OrderBy(variant => variant.Position));
            var known = new List<PlantedVariant>();
            Draw(known, Part(settings.BenignCount));
            benign.AddRange(known.OrderBy(variant => variant.Position));
            genome.Add(FormattableString.Invariant($"chr{chromosome + 1}"), codes);

            int Part(int all) => (int)((long)all * (chromosome + 1) / chromosomes - (long)all * chromosome / chromosomes);

            void Draw(List<PlantedVariant> target, int count)
            {
                while (count > 0)
                {
                    int position = own.NextInt(length);
                    if (isTaken[position])
                        continue;
                    byte reference = codes[position], alternate = Other(reference, own);
                    if (sites.AreAt(codes, position, alternate))
                        continue;
                    isTaken[position] = true;
                    target.Add(new PlantedVariant(
                        chromosome, position, reference, alternate, -1, (float)(HighestFrequency * own.NextDouble())));
                    count--;
                }
            }
        }
        return new PlantedVariantData(genome.Build(), variants, benign);
    }

    private static List<PlantedVariant> Plant(
        PlantedVariantSettings settings, int chromosome, byte[] codes, bool[] isTaken, int count, SplittableRandom random)
    {
        var variants = new List<PlantedVariant>(count);
        for (int i = 0; i < count; i++)
        {
            // Sites have slots of their own, so that none lies on another.
            int from = (int)((long)codes.Length * i / count), to = (int)((long)codes.Length * (i + 1) / count);
            int number = random.NextInt(settings.Motifs.Count);
            PositionProbabilityMatrix motif = settings.Motifs[number].Motif;
            int start = from + random.NextInt(to - from - motif.Width);
            bool isReverse = random.NextInt(2) == 1;
            Span<byte> site = codes.AsSpan(start, motif.Width);
            MotifSampler.DrawSite(motif, isReverse, site, random);
            int column = random.NextInt(motif.Width), at = isReverse ? motif.Width - 1 - column : column;
            byte best = ConsensusSites.Of(motif)[column], consensus = isReverse ? Dna.Complement(best) : best;
            byte other = Other(consensus, random);
            bool isMade = random.NextInt(2) == 1;
            site[at] = isMade ? other : consensus;
            isTaken.AsSpan(start, motif.Width).Fill(true);
            double uniform = random.NextDouble();
            variants.Add(new PlantedVariant(
                chromosome, start + at, site[at], isMade ? consensus : other, number, (float)(HighestFrequency * uniform * uniform)));
        }
        return variants;
    }

    private static byte Other(byte code, SplittableRandom random) => (byte)((code + 1 + random.NextInt(Dna.BaseCount - 1)) % Dna.BaseCount);
}
