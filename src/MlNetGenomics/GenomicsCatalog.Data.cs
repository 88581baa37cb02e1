using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Sequences;

namespace MlNetGenomics;

public sealed partial class GenomicsCatalog
{
    /// <summary>
    /// Reads a FASTA file, and labels if there are some, as a table: Name and Sequence, text; Label, Single of one column of
    /// labels, Vector&lt;Single, T&gt; of T; NaN where a label is missing. All is read at once.
    /// </summary>
    /// <param name="fastaFile">Sequences (plain or gzip).</param>
    /// <param name="labelFile">
    /// One number a line, or a table with a header, matched to the records by its column name; null for no labels.
    /// </param>
    /// <param name="labelColumns">
    /// The table's columns that become labels; none for all of them.
    /// </param>
    /// <exception cref="GenomicsException">
    /// A file cannot be read, a column is missing, a label is not a number, or records and labels do not match; the message
    /// names file, line and column.
    /// </exception>
    public IDataView LoadFasta(string fastaFile, string? labelFile = null, params string[] labelColumns)
    {
        ArgumentException.ThrowIfNullOrEmpty(fastaFile);
        ArgumentNullException.ThrowIfNull(labelColumns);
        SequenceSet sequences = FastaReader.ReadAll(fastaFile);
        if (labelFile is null)
        {
            return labelColumns.Length == 0
                ? _context.Data.LoadFromEnumerable(Rows(sequences, i => new FastaRow()))
                : throw new ArgumentException("columns without a file of labels", nameof(labelColumns));
        }
        float[][] labels = LabelReader.ReadTable(labelFile, sequences, new LabelSelection
        {
            Columns = labelColumns,
            AllowsMissing = true,
        }).Values;
        if (labels is [var only])
            return _context.Data.LoadFromEnumerable(Rows(sequences, i => new LabelledFastaRow { Label = only[i] }));
        SchemaDefinition definition = SchemaDefinition.Create(typeof(MultiTaskFastaRow));
        definition[nameof(MultiTaskFastaRow.Label)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, labels.Length);
        return _context.Data.LoadFromEnumerable(
            Rows(sequences, i => new MultiTaskFastaRow { Label = [.. labels.Select(column => column[i])] }), definition);
    }

    private static TRow[] Rows<TRow>(SequenceSet sequences, Func<int, TRow> make)
        where TRow : FastaRow =>
        [.. Enumerable.Range(0, sequences.Count).Select(i =>
        {
            TRow row = make(i);
            row.Name = sequences.Names[i];
            row.Sequence = sequences.Text(i);
            return row;
        })];

    private class FastaRow
    {
        public string Name { get; set; } = "";

        public string Sequence { get; set; } = "";
    }

    private sealed class LabelledFastaRow : FastaRow
    {
        public float Label { get; set; }
    }

    private sealed class MultiTaskFastaRow : FastaRow
    {
        public float[] Label { get; set; } = [];
    }
}
