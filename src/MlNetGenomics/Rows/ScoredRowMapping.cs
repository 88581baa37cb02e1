using Microsoft.ML;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Rows;

/// <summary>Columns of scores, made of a row's bases; rows may be scored together.</summary>
/// <typeparam name="TScores">Scores of several sequences.</typeparam>
internal abstract class ScoredRowMapping<TScores> : RowMapping
{
    private readonly Func<DataViewRow, Func<long, byte[]>> _createReader;

    /// <summary>Scores of a column of sequences.</summary>
    protected ScoredRowMapping(
        DataViewSchema inputSchema,
        SequenceColumn sequence,
        SequenceLengths lengths,
        IReadOnlyList<DataViewSchema.DetachedColumn> columns)
        : this(inputSchema, [sequence.Column], columns, row =>
        {
            Func<long, byte[]> read = sequence.CreateReader(row);
            return position =>
            {
                byte[] codes = read(position);
                lengths.Require(codes.Length, sequence.Column.Name, position);
                return codes;
            };
        })
    {
    }

    /// <summary>Scores of what is made of one or more columns.</summary>
    /// <param name="inputSchema">Columns of the input.</param>
    /// <param name="readColumns">The columns that are read.</param>
    /// <param name="columns">The columns that are added.</param>
    /// <param name="createReader">Makes what reads the base codes of a row, see <see cref="CreateReader"/>.</param>
    protected ScoredRowMapping(
        DataViewSchema inputSchema,
        IReadOnlyList<DataViewSchema.Column> readColumns,
        IReadOnlyList<DataViewSchema.DetachedColumn> columns,
        Func<DataViewRow, Func<long, byte[]>> createReader)
        : base(inputSchema, readColumns, columns) =>
        _createReader = createReader;

    /// <summary>
    /// Rows that are scored together, at most: enough to keep all threads busy, and so few that what is held in memory
    /// stays modest.
    /// </summary>
    public virtual int LargestBatch => 4096;

    /// <summary>Scores sequences for the columns that are active.</summary>
    public abstract TScores Score(SequenceSet sequences, bool[] activeAdded, bool isSingle);

    /// <summary>A getter of an added column.</summary>
    /// <param name="added">Index among the added columns.</param>
    /// <param name="current">Gives scores, and which of their sequences is that of the row at hand.</param>
    public abstract Delegate CreateGetter(int added, Func<(TScores Scores, int Index)> current);

    /// <summary>
    /// What reads the base codes of a row, given its position, and fails where they are not as many as can be scored.
    /// </summary>
    public Func<long, byte[]> CreateReader(DataViewRow input) => _createReader(input);

    public override Delegate?[] CreateGetters(DataViewRow input, bool[] activeAdded)
    {
        var getters = new Delegate?[AddedCount];
        if (!activeAdded.Contains(true))
            return getters;
        Func<long, byte[]> read = CreateReader(input);
        long served = -1;
        TScores scores = default!;
        for (int i = 0; i < getters.Length; i++)
        {
            if (activeAdded[i])
                getters[i] = CreateGetter(i, Current);
        }
        return getters;

        (TScores Scores, int Index) Current()
        {
            if (served != input.Position)
            {
                var builder = new SequenceSetBuilder();
                builder.Add("row", read(input.Position));
                scores = Score(builder.Build(), activeAdded, isSingle: true);
                served = input.Position;
            }
            return (scores, 0);
        }
    }
}
