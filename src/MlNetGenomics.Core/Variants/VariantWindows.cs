using MlNetGenomics.Sequences;

namespace MlNetGenomics.Variants;

/// <summary>
/// Makes of a variant the two sequences that a model reads, with the variant in the middle (MuSeAM paper, Methods: 151 bp
/// centred on the SNP, one sequence per allele). Not to be used from several threads at once.
/// </summary>
/// <remarks>
/// Bases that both alleles begin or end with are taken off first, VCF's anchor base among them. The longer allele is in the
/// middle, with (L - its bases) / 2 bases before it, rounded down; both sequences begin at the same base of the genome, and
/// that with the shorter allele ends further on. What lies beyond a chromosome's ends is N.
/// </remarks>
public sealed class VariantWindows
{
    private readonly GenomeWindows? _genome;
    private readonly byte[] _reference;
    private readonly byte[] _alternate;

    /// <summary>Prepares windows.</summary>
    /// <param name="length">L, bases of a sequence.</param>
    /// <param name="genome">The genome; null where the variants come with their flanks.</param>
    public VariantWindows(int length, GenomeWindows? genome = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        Length = length;
        _genome = genome;
        _reference = new byte[length];
        _alternate = new byte[length];
    }

    /// <summary>L, bases of a sequence.</summary>
    public int Length { get; }

    /// <summary>Adds a variant's sequences to others.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="pairs">Receives its sequences, if it can be scored.</param>
    /// <param name="detail">What is wrong with it, in words; null where nothing is.</param>
    /// <returns>What is wrong with it.</returns>
    /// <exception cref="GenomicsException">
    /// There is neither a genome nor flanks, whole sequences are not of length L, or the genome's file is damaged.
    /// </exception>
    public VariantIssue Add(VariantRecord variant, AllelePairs pairs, out string? detail)
    {
        ArgumentNullException.ThrowIfNull(variant);
        ArgumentNullException.ThrowIfNull(pairs);
        VariantIssue issue = Check(variant, out detail, out string? chromosome);
        if (issue != VariantIssue.None)
            return issue;
        byte[] reference = Dna.Encode(variant.Reference), alternate = Dna.Encode(variant.Alternate);
        if (variant.Flanks is { IsWhole: true })
        {
            if (reference.Length != Length || alternate.Length != Length)
            {
                throw new GenomicsException(
                    $"line {variant.Line}: sequences of {reference.Length} and {alternate.Length} bases, the model is for {Length}");
            }
            pairs.Add(reference, alternate);
            return VariantIssue.None;
        }
        (int before, int after) = Trim(reference, alternate);
        ReadOnlySpan<byte> from = reference.AsSpan()[before..^after], to = alternate.AsSpan()[before..^after];
        int longest = Math.Max(from.Length, to.Length);
        if (longest > Length)
        {
            detail = $"{Name(variant)} has an allele of {longest} bases, a sequence {Length}";
            return VariantIssue.TooLong;
        }
        int left = (Length - longest) / 2;
        var context = new byte[Length + Math.Max(0, from.Length - to.Length)];
        if (variant.Flanks is { } flanks)
            Fill(context, flanks, reference, before, left);
        else
            _genome!.Read(chromosome!, variant.Position - 1 + before - left, context);
        // The genome may have N where the file knows the base.
        from.CopyTo(context.AsSpan(left));
        context.AsSpan(0, Length).CopyTo(_reference);
        context.AsSpan(0, left).CopyTo(_alternate);
        to.CopyTo(_alternate.AsSpan(left));
        context.AsSpan(left + from.Length, Length - left - to.Length).CopyTo(_alternate.AsSpan(left + to.Length));
        pairs.Add(_reference, _alternate, new AlleleSpan(left, from.Length, to.Length));
        return VariantIssue.None;
    }

    /// <summary>What a message calls a variant.</summary>
    internal static string Name(VariantRecord variant)
    {
        string place = variant.Chromosome.Length > 0 ? $"{variant.Chromosome}:{variant.Position}" : $"line {variant.Line}";
        return variant.Name.Length > 0 ? $"{variant.Name} ({place})" : place;
    }

    private VariantIssue Check(VariantRecord variant, out string? detail, out string? chromosome)
    {
        detail = chromosome = null;
        if (!VariantFields.AreBases(variant.Alternate))
        {
            detail = $"{Name(variant)} {variant.Alternate}";
            return VariantIssue.Symbolic;
        }
        if (variant.Flanks is not null)
            return VariantIssue.None;
        if (_genome is null)
            throw new GenomicsException($"line {variant.Line}: a variant without the bases around it, which takes a genome");
        chromosome = _genome.Find(variant.Chromosome);
        if (chromosome is null)
        {
            detail = Name(variant);
            return VariantIssue.UnknownChromosome;
        }
        long length = _genome.LengthOf(chromosome);
        if (variant.Position < 1 || variant.Position - 1 + variant.Reference.Length > length)
        {
            detail = $"{Name(variant)}, {chromosome} has {length} bases";
            return VariantIssue.BeyondEnd;
        }
        var found = new byte[variant.Reference.Length];
        _genome.Read(chromosome, variant.Position - 1, found);
        if (Agrees(found, variant.Reference))
            return VariantIssue.None;
        string also = variant.Alternate.Length == found.Length && Agrees(found, variant.Alternate) ? ", its alternate allele" : "";
        detail = $"{Name(variant)} has {Shown(variant.Reference)}, the genome {Shown(Dna.Decode(found))}{also}";
        return VariantIssue.ReferenceMismatch;
    }

    /// <summary>N agrees with every base.</summary>
    private static bool Agrees(ReadOnlySpan<byte> genome, string allele)
    {
        for (int i = 0; i < genome.Length; i++)
        {
            int code = Dna.CodeOf(allele[i]);
            if (genome[i] != code && genome[i] != Dna.N && code != Dna.N)
                return false;
        }
        return true;
    }

    /// <summary>How many bases both alleles begin with, and end with behind these.</summary>
    private static (int Before, int After) Trim(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate)
    {
        int before = reference.CommonPrefixLength(alternate);
        int shorter = Math.Min(reference.Length, alternate.Length), after = 0;
        while (after < shorter - before && reference[^(after + 1)] == alternate[^(after + 1)])
            after++;
        return (before, after);
    }

    /// <summary>The bases around an allele, and N beyond what is known of them.</summary>
    private static void Fill(Span<byte> context, AlleleFlanks flanks, ReadOnlySpan<byte> reference, int before, int left)
    {
        context.Fill(Dna.N);
        byte[] known = [.. flanks.Left, .. reference, .. flanks.Right];
        // Where the known bases begin in the window, or the window in the known bases.
        int at = left - before - flanks.Left.Length, skip = Math.Max(0, -at);
        at = Math.Max(0, at);
        int count = Math.Max(0, Math.Min(known.Length - skip, context.Length - at));
        known.AsSpan(skip, count).CopyTo(context[at..]);
    }

    private static string Shown(string allele) => allele.Length <= 12 ? allele : allele[..12] + "...";
}
