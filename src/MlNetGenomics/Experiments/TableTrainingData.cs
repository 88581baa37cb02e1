using Microsoft.ML;
using MlNetGenomics.Training;

namespace MlNetGenomics.Experiments;

/// <summary>Training data that know the table they were read from, for pipelines that want its other columns too.</summary>
/// <param name="data">The data, one sequence a row; disposed of with this.</param>
/// <param name="table">The table.</param>
internal sealed class TableTrainingData(ITrainingData data, IDataView table) : ITrainingData
{
    public int Count => data.Count;

    public int Length => data.Length;

    public int Tasks => data.Tasks;

    public string NameOf(int index) => data.NameOf(index);

    public void Read(ReadOnlySpan<int> indices, TrainingBatch batch) => data.Read(indices, batch);

    public void Dispose() => data.Dispose();

    /// <summary>The rows of a table that training data are.</summary>
    /// <param name="data">This, or a part of it.</param>
    public static IDataView RowsOf(ITrainingData data) => data switch
    {
        TableTrainingData whole => whole.Table,
        TrainingSubset part => new SelectedRowsDataView(RowsOf(part.Source), Selection(part)),
        _ => throw new ArgumentException("was not read from a table", nameof(data)),
    };

    private IDataView Table => table;

    private static bool[] Selection(TrainingSubset part)
    {
        var isSelected = new bool[part.Source.Count];
        foreach (int index in part.Indices)
            isSelected[index] = true;
        return isSelected;
    }
}
