using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Rows;
using MlNetGenomics.Sequences;
using MlNetGenomics.Variants;

namespace MlNetGenomics.Transforms;

/// <summary>Reads a row's two sequences, one after the other: 2 L base codes.</summary>
/// <param name="names">The columns.</param>
/// <param name="length">L, bases of a sequence.</param>
/// <param name="ambiguity">What to do with IUPAC letters of sequences.</param>
/// <param name="genome">The genome; null where the columns hold sequences.</param>
internal sealed class VariantRowReader(
    VariantColumnNames names, int length, AmbiguityPolicy ambiguity, GenomeWindows? genome)
{
    /// <summary>What reads the rows of a cursor, given their position.</summary>
    public Func<long, byte[]> Create(DataViewRow row)
    {
        IReadOnlyList<DataViewSchema.Column> columns = names.Find(row.Schema);
        return genome is null ? OfSequences(row, columns) : OfAlleles(row, columns);
    }

    private Func<long, byte[]> OfSequences(DataViewRow row, IReadOnlyList<DataViewSchema.Column> columns)
    {
        SequenceLengths lengths = SequenceLengths.Exactly(length);
        ValueGetter<ReadOnlyMemory<char>>[] getters = [.. columns.Select(column => row.GetGetter<ReadOnlyMemory<char>>(column))];
        ReadOnlyMemory<char> text = default;
        return position =>
        {
            var codes = new byte[2 * length];
            for (int i = 0; i < getters.Length; i++)
            {
                getters[i](ref text);
                byte[] own = SequenceText.Encode(text.Span, ambiguity, columns[i].Name, position);
                lengths.Require(own.Length, columns[i].Name, position);
                own.CopyTo(codes.AsSpan(i * length));
            }
            return codes;
        };
    }

    private Func<long, byte[]> OfAlleles(DataViewRow row, IReadOnlyList<DataViewSchema.Column> columns)
    {
        ValueGetter<ReadOnlyMemory<char>> getReference = row.GetGetter<ReadOnlyMemory<char>>(columns[0]);
        ValueGetter<ReadOnlyMemory<char>> getAlternate = row.GetGetter<ReadOnlyMemory<char>>(columns[1]);
        ValueGetter<ReadOnlyMemory<char>> getChromosome = row.GetGetter<ReadOnlyMemory<char>>(columns[2]);
        Func<long> getPosition = Position(row, columns[3]);
        var windows = new VariantWindows(length, genome);
        ReadOnlyMemory<char> reference = default, alternate = default, chromosome = default;
        return position =>
        {
            getReference(ref reference);
            getAlternate(ref alternate);
            getChromosome(ref chromosome);
            // Says which column is wrong; the windows take it for granted.
            SequenceText.Encode(reference.Span, AmbiguityPolicy.Reject, columns[0].Name, position);
            var variant = new VariantRecord
            {
                Line = position + 1,
                Record = position,
                Chromosome = chromosome.ToString(),
                Position = getPosition(),
                Reference = reference.ToString(),
                Alternate = alternate.ToString(),
            };
            var pair = new AllelePairs(length, 1);
            VariantIssue issue;
            string? detail;
            // Several cursors may read one genome.
            lock (genome!)
                issue = windows.Add(variant, pair, out detail);
            if (issue != VariantIssue.None)
                throw new GenomicsException($"row {position + 1}: {What(issue)}: {detail}");
            return [.. pair.Reference(0), .. pair.Alternate(0)];
        };
    }

    private static Func<long> Position(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type.Equals(NumberDataViewType.Int64))
        {
            ValueGetter<long> getLong = row.GetGetter<long>(column);
            long wide = 0;
            return () =>
            {
                getLong(ref wide);
                return wide;
            };
        }
        ValueGetter<int> getInt = row.GetGetter<int>(column);
        int narrow = 0;
        return () =>
        {
            getInt(ref narrow);
            return narrow;
        };
    }

    private static string What(VariantIssue issue) => issue switch
    {
        VariantIssue.Symbolic => "the alternate allele is not of bases",
        VariantIssue.UnknownChromosome => "the genome has no such chromosome",
        VariantIssue.BeyondEnd => "the variant lies beyond the end of its chromosome",
        VariantIssue.ReferenceMismatch => "the reference allele is not the genome's",
        _ => "an allele is longer than the model's sequences",
    };
}
