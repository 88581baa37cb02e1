using System.Globalization;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Variants;

/// <summary>Checks that the readers of variants share.</summary>
internal static class VariantFields
{
    /// <summary>What is said of a line.</summary>
    public static GenomicsException Error(string source, long line, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{source}, line {line}: {what}"));

    /// <summary>Whether all letters are bases, N among them.</summary>
    public static bool AreBases(ReadOnlySpan<char> allele)
    {
        foreach (char letter in allele)
        {
            if (Dna.CodeOf(letter) < 0)
                return false;
        }
        return true;
    }

    /// <summary>A position, from 1 (VCF also has 0, a telomere); null where the text is none.</summary>
    public static long? Position(ReadOnlySpan<char> text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long position) ? position : null;

    /// <summary>The frequency of the rarer allele from that of any; NaN where the text says none, null where it is no share.</summary>
    public static float? MinorFrequency(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty || text is "." || text.Equals("NA", StringComparison.OrdinalIgnoreCase)
            || text.Equals("NaN", StringComparison.OrdinalIgnoreCase))
            return float.NaN;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double share) && share is >= 0 and <= 1
            ? (float)Math.Min(share, 1 - share)
            : null;
    }
}
