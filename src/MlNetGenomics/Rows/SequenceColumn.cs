using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Rows;

/// <summary>A column of sequences: text, or one-hot matrices [L x 4] as the one-hot transform makes them.</summary>
internal sealed class SequenceColumn
{
    private readonly AmbiguityPolicy _ambiguity;

    private SequenceColumn(DataViewSchema.Column column, AmbiguityPolicy ambiguity)
    {
        Column = column;
        _ambiguity = ambiguity;
    }

    /// <summary>The column.</summary>
    public DataViewSchema.Column Column { get; }

    /// <summary>Whether it holds one-hot matrices.</summary>
    public bool IsOneHot => Column.Type is VectorDataViewType;

    /// <summary>L of one-hot matrices; null for text.</summary>
    public int? Length => Column.Type is VectorDataViewType vector ? vector.Size / Dna.BaseCount : null;

    /// <summary>The text column of a name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none, or it has another type.</exception>
    public static SequenceColumn OfText(DataViewSchema schema, string name, AmbiguityPolicy ambiguity) =>
        new(Columns.Require(schema, "sequence", name, TextDataViewType.Instance), ambiguity);

    /// <summary>The column of a name.</summary>
    /// <param name="schema">Where to look.</param>
    /// <param name="name">Name of the column.</param>
    /// <param name="ambiguity">What to do with IUPAC letters of text.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none, or it has another type.</exception>
    public static SequenceColumn Of(DataViewSchema schema, string name, AmbiguityPolicy ambiguity)
    {
        if (schema.GetColumnOrNull(name)?.Type is not VectorDataViewType { ItemType: NumberDataViewType } vector)
            return OfText(schema, name, ambiguity);
        DataViewSchema.Column column = schema[name];
        bool isOneStrand = vector.ItemType == NumberDataViewType.Single && vector.IsKnownSize &&
            vector.Size % Dna.BaseCount == 0 && vector.Dimensions.Length <= 2;
        return isOneStrand
            ? new SequenceColumn(column, ambiguity)
            : throw new ArgumentOutOfRangeException(
                nameof(schema),
                $"Schema mismatch for sequence column '{name}': expected String or Vector<Single, L, 4>, got {vector}");
    }

    /// <summary>What reads the base codes of a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>
    /// A function that takes the row's position, from 0, for error messages; it fails with a
    /// <see cref="GenomicsException"/> that names column and row where the value is no sequence.
    /// </returns>
    public Func<long, byte[]> CreateReader(DataViewRow row) => IsOneHot ? OneHotReader(row) : TextReader(row);

    private Func<long, byte[]> TextReader(DataViewRow row)
    {
        ValueGetter<ReadOnlyMemory<char>> get = row.GetGetter<ReadOnlyMemory<char>>(Column);
        ReadOnlyMemory<char> text = default;
        return position =>
        {
            get(ref text);
            return SequenceText.Encode(text.Span, _ambiguity, Column.Name, position);
        };
    }

    private Func<long, byte[]> OneHotReader(DataViewRow row)
    {
        ValueGetter<VBuffer<float>> get = row.GetGetter<VBuffer<float>>(Column);
        VBuffer<float> value = default;
        return position =>
        {
            get(ref value);
            if (value.Length != Length * Dna.BaseCount)
            {
                throw new GenomicsException(
                    $"column {Column.Name}, row {position + 1} has {value.Length} numbers, expected " +
                    $"{Length * Dna.BaseCount}");
            }
            var matrix = new float[value.Length];
            value.CopyTo(matrix);
            var codes = new byte[value.Length / Dna.BaseCount];
            for (int i = 0; i < codes.Length; i++)
                codes[i] = Decode(matrix.AsSpan(i * Dna.BaseCount, Dna.BaseCount), position, i);
            return codes;
        };
    }

    private byte Decode(ReadOnlySpan<float> base4, long position, int at)
    {
        byte code = Dna.N;
        bool isBase = true;
        for (byte b = 0; b < Dna.BaseCount; b++)
        {
            isBase &= base4[b] == 0 || (base4[b] == 1 && code == Dna.N);
            if (base4[b] != 0)
                code = b;
        }
        return isBase
            ? code
            : throw new GenomicsException(FormattableString.Invariant(
                $"column {Column.Name}, row {position + 1}, position {at + 1}: {base4[0]}, {base4[1]}, {base4[2]}, ") +
                FormattableString.Invariant($"{base4[3]} is no one-hot base (expected a single 1, or four 0 for N)"));
    }
}
