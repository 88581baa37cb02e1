using MlNetGenomics.Sequences;

namespace MlNetGenomics.Interpretation.Mutagenesis;

/// <summary>What lies around a region.</summary>
/// <param name="Before">Base codes before it, the last next to it; may be empty.</param>
/// <param name="After">Base codes behind it, the first next to it; may be empty.</param>
public readonly record struct RegionFlanks(byte[] Before, byte[] After)
{
    /// <summary>Reads what lies around a region in its genome, on the region's strand.</summary>
    /// <param name="genome">The genome.</param>
    /// <param name="name">The region's name, chr:start-end, with the strand or without.</param>
    /// <param name="codes">Base codes of the region.</param>
    /// <param name="reach">Bases to read on each side; fewer come where the chromosome ends.</param>
    /// <param name="difference">
    /// The first base, from 0, that is another one in the genome; -1 where there is none. Many say that the genome is of
    /// another assembly, a few that the region is a variant.
    /// </param>
    /// <exception cref="GenomicsException">
    /// The name does not say where the region lies, or says another length; the genome has no such chromosome or ends before.
    /// </exception>
    public static RegionFlanks Read(
        IndexedFasta genome, string name, ReadOnlySpan<byte> codes, int reach, out int difference)
    {
        ArgumentNullException.ThrowIfNull(genome);
        GenomicInterval place = GenomicInterval.OfSequence(name, codes.Length);
        byte[] before = genome.Read(place.Chromosome, place.Start - reach, place.Start);
        byte[] own = genome.Read(place.Chromosome, place.Start, place.End);
        byte[] after = genome.Read(place.Chromosome, place.End, place.End + reach);
        if (own.Length != codes.Length)
            throw new GenomicsException($"region {name}: the genome's {place.Chromosome} ends before it does");
        if (place.IsReverse)
        {
            own = Dna.ReverseComplement(own);
            (before, after) = (Dna.ReverseComplement(after), Dna.ReverseComplement(before));
        }
        difference = -1;
        for (int i = 0; i < own.Length && difference < 0; i++)
        {
            if (own[i] != codes[i] && own[i] != Dna.N && codes[i] != Dna.N)
                difference = i;
        }
        return new RegionFlanks(before, after);
    }
}
