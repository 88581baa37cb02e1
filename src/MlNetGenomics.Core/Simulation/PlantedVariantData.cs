using System.Globalization;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Simulation;

/// <summary>A simulated genome with SNPs whose truth is known.</summary>
/// <param name="Genome">The chromosomes, named chr1, chr2, ...</param>
/// <param name="Variants">The SNPs to be told apart, by chromosome and position.</param>
/// <param name="Benign">SNPs without consequence, by chromosome and position.</param>
public sealed record PlantedVariantData(
    SequenceSet Genome, IReadOnlyList<PlantedVariant> Variants, IReadOnlyList<PlantedVariant> Benign)
{
    /// <summary>Writes SNPs as VCF; their names do not say the truth.</summary>
    public void WriteVcf(TextWriter writer, IReadOnlyList<PlantedVariant> variants)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(variants);
        writer.Write("##fileformat=VCFv4.2\n");
        for (int i = 0; i < Genome.Count; i++)
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"##contig=<ID={Genome.Names[i]},length={Genome[i].Length}>\n"));
        writer.Write("##INFO=<ID=MAF,Number=A,Type=Float,Description=\"Frequency of the rarer allele\">\n");
        writer.Write("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n");
        for (int i = 0; i < variants.Count; i++)
        {
            PlantedVariant own = variants[i];
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{Genome.Names[own.Chromosome]}\t{own.Position + 1}\tsnp{i + 1}\t{Dna.Letters[own.Reference]}\t{Dna.Letters[own.Alternate]}\t.\tPASS\tMAF={own.MinorFrequency:0.####}\n"));
        }
    }
}
