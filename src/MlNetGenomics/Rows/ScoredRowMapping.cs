using Microsoft.ML;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Rows;

/// <summary>Columns of scores, made of a row's sequence; rows may be scored together.</summary>
/// <typeparam name="TScores">Scores of several sequences.</typeparam>
internal abstract class ScoredRowMapping<TScores>(
    DataViewSchema inputSchema,
    SequenceColumn sequence,
    int sequenceLength,
    IReadOnlyList<DataViewSchema.DetachedColumn> columns)
    : RowMapping(inputSchema, sequence.Column, columns)
{
    /// <summary>Scores sequences for the columns that are active.</summary>
    public abstract TScores Score(SequenceSet sequences, bool[] activeAdded, bool isSingle);

    /// <summary>A getter of an added column.</summary>
    /// <param name="added">Index among the added columns.</param>
    /// <param name="current">Gives scores, and which of their sequences is that of the row at hand.</param>
    public abstract Delegate CreateGetter(int added, Func<(TScores Scores, int Index)> current);

    /// <summary>
    /// What reads the base codes of a row, given its position, and fails where they are not as many as the model
    /// takes.
    /// </summary>
    public Func<long, byte[]> CreateReader(DataViewRow input)
    {
        Func<long, byte[]> read = sequence.CreateReader(input);
        return position =>
        {
            byte[] codes = read(position);
            return codes.Length == sequenceLength
                ? codes
                : throw new GenomicsException(
                    $"column {sequence.Column.Name}, row {position + 1} has {codes.Length} bases, the model is for " +
                    $"{sequenceLength}");
        };
    }

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
