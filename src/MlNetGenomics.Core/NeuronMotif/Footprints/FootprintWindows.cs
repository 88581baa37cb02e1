using System.Globalization;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.NeuronMotif.Footprints;

/// <summary>Reads stretches of a genome one after the other, so that not all are in memory at a time.</summary>
public static class FootprintWindows
{
    /// <summary>Sequences whose names say where they lie.</summary>
    /// <param name="fasta">The sequences, read to the end.</param>
    /// <exception cref="GenomicsException">
    /// Thrown as they are read: the file is not FASTA, or a name is not chr:start-end or says another length.
    /// </exception>
    public static IEnumerable<GenomeWindow> OfFasta(FastaReader fasta)
    {
        ArgumentNullException.ThrowIfNull(fasta);
        while (fasta.Read())
            yield return new GenomeWindow(GenomicInterval.OfSequence(fasta.Name, fasta.Codes.Length), fasta.Codes.ToArray());
    }

    /// <summary>Regions of a genome, all of them on its forward strand.</summary>
    /// <param name="genome">The genome.</param>
    /// <param name="regions">The regions.</param>
    /// <param name="sourceName">How messages call the file of the regions.</param>
    /// <exception cref="GenomicsException">
    /// Thrown as they are read: a region is on no chromosome of the genome, or goes past the end of one; names the line.
    /// </exception>
    public static IEnumerable<GenomeWindow> OfRegions(
        IndexedFasta genome, IEnumerable<BedRecord> regions, string sourceName)
    {
        ArgumentNullException.ThrowIfNull(genome);
        ArgumentNullException.ThrowIfNull(regions);
        foreach (BedRecord region in regions)
        {
            if (genome.LengthOf(region.Sequence) is not { } length)
                throw Wrong(region, $"the genome has no sequence {region.Sequence}{genome.Advise(region.Sequence)}");
            if (region.End > length)
                throw Wrong(region, $"ends at {Text(region.End)}, but {region.Sequence} has {Text(length)} bases");
            yield return new GenomeWindow(
                new GenomicInterval(region.Sequence, region.Start, region.End),
                genome.Read(region.Sequence, region.Start, region.End));
        }

        GenomicsException Wrong(BedRecord region, string message) => new($"{sourceName}, line {region.Line}: {message}");

        static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
