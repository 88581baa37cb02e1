using MlNetGenomics.Sequences;

namespace MlNetGenomics.Variants;

/// <summary>
/// Reads variants from a table with a header line, tab-separated, columns in any order: chromosome, position, reference,
/// alternate (to go with a genome); or left, reference, alternate, right (alleles and the bases around them); or
/// reference_sequence, alternate_sequence. An allele that is empty or - has no bases.
/// Further name, and maf or another column of frequencies.
/// </summary>
public sealed class VariantTableReader
{
    private static readonly Dictionary<string, string[]> Spellings = new()
    {
        ["chromosome"] = ["chromosome", "chrom", "chr"],
        ["position"] = ["position", "pos"],
        ["reference"] = ["reference", "ref"],
        ["alternate"] = ["alternate", "alt"],
        ["left"] = ["left", "left_flank"],
        ["right"] = ["right", "right_flank"],
        ["reference_sequence"] = ["reference_sequence", "ref_sequence"],
        ["alternate_sequence"] = ["alternate_sequence", "alt_sequence"],
        ["name"] = ["name", "id", "rsid"],
        ["maf"] = ["maf", "af"],
    };

    private readonly string _source;
    private readonly string[] _header;
    private readonly string? _frequencyColumn;

    private VariantTableReader(string source, string[] header, string? frequencyColumn)
    {
        _source = source;
        _header = header;
        _frequencyColumn = frequencyColumn;
        if (frequencyColumn is not null && Array.IndexOf(header, frequencyColumn) < 0)
        {
            throw new GenomicsException(
                $"{source}, line 1: has no column '{frequencyColumn}'{NearestName.Advise(frequencyColumn, header)}");
        }
        bool isLocated = Has("chromosome") && Has("position") && Has("reference") && Has("alternate");
        bool hasFlanks = Has("left") && Has("reference") && Has("alternate") && Has("right");
        if (!isLocated && !hasFlanks && !HasSequences)
        {
            throw new GenomicsException(
                $"{source}, line 1: expected the columns of a table of variants: chromosome, position, reference, alternate; or "
                + "left, reference, alternate, right; or reference_sequence, alternate_sequence; found "
                + string.Join(", ", header.Take(12)));
        }
    }

    private bool HasSequences => Has("reference_sequence") && Has("alternate_sequence");

    /// <summary>Reads text.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="source">What messages call it.</param>
    /// <param name="frequencyColumn">Column of the alleles' frequencies; null for maf or af.</param>
    /// <exception cref="GenomicsException">It is not such a table; names the line.</exception>
    public static IEnumerable<VariantRecord> Read(TextReader reader, string source, string? frequencyColumn = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        string header = reader.ReadLine() ?? throw new GenomicsException($"{source}: is empty, expected VCF or a table of variants");
        var table = new VariantTableReader(source, header.Split('\t'), frequencyColumn);
        long number = 1, records = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                yield return table.Parse(line.Split('\t'), number, records++);
        }
    }

    private VariantRecord Parse(string[] cells, long line, long record)
    {
        if (cells.Length != _header.Length)
            throw VariantFields.Error(_source, line, $"{cells.Length} tab-separated columns found, the header has {_header.Length}");
        string frequency = _frequencyColumn is null ? Cell("maf") : cells[Array.IndexOf(_header, _frequencyColumn)];
        var variant = new VariantRecord
        {
            Line = line,
            Record = record,
            Name = Cell("name") is "." ? "" : Cell("name"),
            Reference = Allele(HasSequences ? "reference_sequence" : "reference"),
            Alternate = Allele(HasSequences ? "alternate_sequence" : "alternate"),
            MinorFrequency = VariantFields.MinorFrequency(frequency)
                ?? throw VariantFields.Error(_source, line, $"the frequency '{frequency}' is not a share, 0 to 1"),
            Chromosome = Cell("chromosome"),
        };
        if (Has("position"))
        {
            variant = variant with
            {
                Position = VariantFields.Position(Cell("position")) is > 0 and var position
                    ? position
                    : throw VariantFields.Error(_source, line, $"the position '{Cell("position")}' is not a whole number of 1 or more"),
            };
        }
        foreach (string allele in new[] { variant.Reference, variant.Alternate })
        {
            if (!VariantFields.AreBases(allele) && (HasSequences || allele != variant.Alternate || allele is not ("." or "*" or ['<', ..])))
                throw VariantFields.Error(_source, line, $"the allele '{allele}' is not of bases (A, C, G, T, N)");
        }
        if (HasSequences)
            return variant with { Flanks = new AlleleFlanks([], [], IsWhole: true) };
        return Has("left") && Has("right")
            ? variant with { Flanks = new AlleleFlanks(Bases("left"), Bases("right"), IsWhole: false) }
            : variant;

        string Cell(string column) => Index(column) is >= 0 and var index ? cells[index].Trim() : "";

        string Allele(string column) => Cell(column) is "-" ? "" : Cell(column);

        byte[] Bases(string column) => VariantFields.AreBases(Cell(column))
            ? Dna.Encode(Cell(column))
            : throw VariantFields.Error(_source, line, $"column {_header[Index(column)]} is not of bases (A, C, G, T, N)");
    }

    private bool Has(string column) => Index(column) >= 0;

    private int Index(string column) =>
        Array.FindIndex(_header, name => Spellings[column].Contains(name.Trim(), StringComparer.OrdinalIgnoreCase));
}
