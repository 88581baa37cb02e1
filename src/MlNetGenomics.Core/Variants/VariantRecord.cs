namespace MlNetGenomics.Variants;

/// <summary>One alternate allele as a file has it: a line with several becomes several of these.</summary>
public sealed record VariantRecord
{
    /// <summary>Number of its line, from 1.</summary>
    public required long Line { get; init; }

    /// <summary>Number of its line among those that hold data, from 0.</summary>
    public required long Record { get; init; }

    /// <summary>Name, or empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>Chromosome, or empty where the file gives sequences.</summary>
    public string Chromosome { get; init; } = "";

    /// <summary>First base of the reference allele, from 1; 0 where the file gives sequences.</summary>
    public long Position { get; init; }

    /// <summary>Reference allele, letters; empty where nothing is replaced.</summary>
    public required string Reference { get; init; }

    /// <summary>Alternate allele, letters, or what VCF has in its place ("&lt;DEL&gt;", "*", a breakend).</summary>
    public required string Alternate { get; init; }

    /// <summary>Frequency of the rarer allele, 0 to 0.5; NaN where the file does not say.</summary>
    public float MinorFrequency { get; init; } = float.NaN;

    /// <summary>What lies around the alleles, where the file says so; null where a genome does.</summary>
    public AlleleFlanks? Flanks { get; init; }
}
