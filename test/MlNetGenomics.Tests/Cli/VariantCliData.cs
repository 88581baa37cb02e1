using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Cli;

/// <summary>A small genome and variants in it.</summary>
internal sealed class VariantCliData
{
    public const string Head = "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n";

    private readonly Dictionary<string, string> _chromosomes;

    public VariantCliData(CliData data)
    {
        var random = new SplittableRandom(11);
        _chromosomes = new[] { "chr1", "chr2" }.ToDictionary(
            name => name, _ => string.Concat(Enumerable.Range(0, 2000).Select(_ => "ACGT"[random.NextInt(4)])));
        Genome = data.Write("g.fa", string.Concat(_chromosomes.Select(chromosome =>
            $">{chromosome.Key}\n{string.Join('\n', chromosome.Value.Chunk(60).Select(line => new string(line)))}\n")));
        Variants = data.Write("v.vcf", Head + Snps(random, 120, "chr"));
        Benign = data.Write("b.vcf", Head + Snps(random, 80, "chr"));
    }

    public string Genome { get; }

    public string Variants { get; }

    public string Benign { get; }

    public char Base(string chromosome, int position) => _chromosomes[chromosome][position - 1];

    /// <summary>A line of VCF, right or wrong.</summary>
    public static string Line(string chromosome, int position, string reference, string alternate, string info = ".") =>
        $"{chromosome}\t{position}\t.\t{reference}\t{alternate}\t.\t.\t{info}\n";

    /// <summary>A SNP whose reference allele is right.</summary>
    public string Snp(string chromosome, int position, string name = "chr")
    {
        char reference = Base("chr" + chromosome, position);
        return Line(name + chromosome, position, $"{reference}", reference == 'A' ? "C" : "A");
    }

    private string Snps(SplittableRandom random, int count, string prefix) => string.Concat(
        Enumerable.Range(0, count).Select(_ => (Chromosome: 1 + random.NextInt(2), Position: 1 + random.NextInt(2000))).Distinct().Order()
            .Select(at =>
            {
                char reference = Base($"chr{at.Chromosome}", at.Position);
                char alternate = "ACGT".Replace($"{reference}", "")[random.NextInt(3)];
                return Line($"{prefix}{at.Chromosome}", at.Position, $"{reference}", $"{alternate}", FormattableString.Invariant($"AF={random.NextDouble():0.###}"));
            }));
}
