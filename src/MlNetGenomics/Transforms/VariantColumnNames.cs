using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Rows;

namespace MlNetGenomics.Transforms;

/// <summary>The columns that variants are read from.</summary>
/// <param name="Reference">Text, sequence or allele.</param>
/// <param name="Alternate">Text, sequence or allele.</param>
/// <param name="Chromosome">Text; null where the columns hold sequences.</param>
/// <param name="Position">Int32 or Int64; null where the columns hold sequences.</param>
internal sealed record VariantColumnNames(string Reference, string Alternate, string? Chromosome, string? Position)
{
    private static readonly PrimitiveDataViewType[] PositionTypes = [NumberDataViewType.Int64, NumberDataViewType.Int32];

    /// <summary>The columns of a table.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is missing, or of another type.</exception>
    public IReadOnlyList<DataViewSchema.Column> Find(DataViewSchema schema)
    {
        DataViewSchema.Column reference = Text(schema, "reference", Reference), alternate = Text(schema, "alternate", Alternate);
        if (Chromosome is null)
            return [reference, alternate];
        DataViewSchema.Column position = Columns.Find(schema, "position", Position!);
        return PositionTypes.Any(type => position.Type.Equals(type))
            ? [reference, alternate, Text(schema, "chromosome", Chromosome), position]
            : throw Columns.Mismatch("position", Position!, "Int32 or Int64", position.Type.ToString()!);
    }

    /// <summary>Fails unless a shape has the columns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is missing, or of another type.</exception>
    public void Require(SchemaShape shape)
    {
        Columns.Require(shape, "reference", Reference, TextDataViewType.Instance);
        Columns.Require(shape, "alternate", Alternate, TextDataViewType.Instance);
        if (Chromosome is null)
            return;
        Columns.Require(shape, "chromosome", Chromosome, TextDataViewType.Instance);
        string type = Columns.TypeOf(Columns.Find(shape, "position", Position!));
        if (!PositionTypes.Any(known => known.ToString() == type))
            throw Columns.Mismatch("position", Position!, "Int32 or Int64", type);
    }

    private static DataViewSchema.Column Text(DataViewSchema schema, string role, string name) =>
        Columns.Require(schema, role, name, TextDataViewType.Instance);
}
