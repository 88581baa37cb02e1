namespace MlNetGenomics.Variants;

/// <summary>
/// Reads VCF (4.x) line by line: of each its first eight columns, so that genotypes cost nothing. A line with several
/// alternate alleles gives one record for each.
/// </summary>
public static class VcfReader
{
    /// <summary>How a VCF file's first line begins.</summary>
    public const string FirstLine = "##fileformat=VCF";

    /// <summary>How the line with the columns' names begins.</summary>
    public const string HeaderLine = "#CHROM\t";

    /// <summary>INFO keys that hold frequencies, the first of them that a line has counts.</summary>
    public static IReadOnlyList<string> FrequencyKeys { get; } = ["MAF", "AF", "CAF"];

    // dbSNP's list begins with the reference allele.
    private const string WithReference = "CAF";

    private const int ColumnCount = 8;
    private const int InfoColumn = 7;

    /// <summary>Reads text.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="source">What messages call it.</param>
    /// <param name="frequencyKey">INFO key of the alleles' frequencies; null for the usual ones.</param>
    /// <exception cref="GenomicsException">It is not VCF; names the line.</exception>
    public static IEnumerable<VariantRecord> Read(TextReader reader, string source, string? frequencyKey = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        IReadOnlyList<string> keys = frequencyKey is null ? FrequencyKeys : [frequencyKey];
        long number = 0, records = 0;
        bool hasHeader = false;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.StartsWith('#'))
            {
                if (number == 1 && !line.StartsWith(FirstLine, StringComparison.Ordinal)
                    && !line.StartsWith(HeaderLine, StringComparison.Ordinal))
                {
                    throw VariantFields.Error(source, 1, $"VCF begins with '{FirstLine}', found '{Shown(line)}'");
                }
                hasHeader |= line.StartsWith(HeaderLine, StringComparison.Ordinal);
                continue;
            }
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (!hasHeader)
                throw VariantFields.Error(source, number, "a variant before the line with the columns' names, '#CHROM...'");
            foreach (VariantRecord record in Parse(line, number, records, source, keys))
                yield return record;
            records++;
        }
        if (!hasHeader)
            throw new GenomicsException($"{source}: no line with the columns' names, '#CHROM...', as VCF has");
    }

    private static IEnumerable<VariantRecord> Parse(
        string line, long number, long record, string source, IReadOnlyList<string> keys)
    {
        var cells = new string[ColumnCount];
        int start = 0, found = 0;
        while (found < ColumnCount && start <= line.Length)
        {
            int tab = line.IndexOf('\t', start);
            int end = tab < 0 ? line.Length : tab;
            // QUAL and FILTER are not read.
            cells[found] = found is 5 or 6 ? "" : line[start..end];
            found++;
            start = end + 1;
        }
        if (found < ColumnCount)
            throw VariantFields.Error(source, number, $"{found} tab-separated columns found, VCF has {ColumnCount} or more");
        (string chromosome, string reference) = (cells[0], cells[3]);
        if (chromosome.Length == 0)
            throw VariantFields.Error(source, number, "the chromosome has no name");
        if (VariantFields.Position(cells[1]) is not { } position)
            throw VariantFields.Error(source, number, $"the position '{Shown(cells[1])}' is not a whole number of 0 or more");
        if (reference.Length == 0 || !VariantFields.AreBases(reference))
            throw VariantFields.Error(source, number, $"the reference allele '{Shown(reference)}' is not of bases (A, C, G, T, N)");
        string[] alternates = cells[4].Split(',');
        if (alternates.FirstOrDefault(allele => !IsAllele(allele)) is { } wrong)
        {
            throw VariantFields.Error(
                source, number, $"the alternate allele '{Shown(wrong)}' is neither of bases (A, C, G, T, N) nor a symbol of VCF");
        }
        float[] frequencies = Frequencies(cells[InfoColumn], alternates.Length, keys, what => VariantFields.Error(source, number, what));
        for (int i = 0; i < alternates.Length; i++)
        {
            yield return new VariantRecord
            {
                Line = number,
                Record = record,
                Name = cells[2] == "." ? "" : cells[2],
                Chromosome = chromosome,
                Position = position,
                Reference = reference,
                Alternate = alternates[i],
                MinorFrequency = frequencies[i],
            };
        }
    }

    /// <summary>Whether text can stand in the ALT column: bases, ".", "*", "&lt;ID&gt;" or a breakend.</summary>
    private static bool IsAllele(string text) =>
        text is "." or "*" || (text.Length > 0 && VariantFields.AreBases(text)) || text is ['<', _, .., '>']
        || text.Contains('[') || text.Contains(']') || (text.Length > 1 && (text[0] == '.' || text[^1] == '.'));

    private static float[] Frequencies(
        string info, int alleles, IReadOnlyList<string> keys, Func<string, GenomicsException> error)
    {
        var frequencies = new float[alleles];
        Array.Fill(frequencies, float.NaN);
        foreach (string key in keys)
        {
            if (Value(info, key) is not { } text)
                continue;
            string[] values = text.Split(',');
            int first = key == WithReference ? 1 : 0;
            // One value for several alleles says nothing of each; that of the rarer allele is the same for one.
            if (values.Length - first != alleles)
                return frequencies;
            for (int i = 0; i < alleles; i++)
            {
                frequencies[i] = VariantFields.MinorFrequency(values[first + i])
                    ?? throw error($"{key} '{Shown(values[first + i])}' is not a share, 0 to 1");
            }
            return frequencies;
        }
        return frequencies;
    }

    private static string? Value(string info, string key)
    {
        for (int at = 0; at < info.Length;)
        {
            int end = info.IndexOf(';', at);
            if (end < 0)
                end = info.Length;
            if (end - at > key.Length && info[at + key.Length] == '=' && info.AsSpan(at, key.Length).SequenceEqual(key))
                return info[(at + key.Length + 1)..end];
            at = end + 1;
        }
        return null;
    }

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
