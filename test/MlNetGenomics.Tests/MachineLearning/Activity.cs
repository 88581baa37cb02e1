using Microsoft.ML.Data;

namespace MlNetGenomics.Tests.MachineLearning;

/// <summary>A row with a member of each kind the tests need.</summary>
public sealed class Activity
{
    public string? Name { get; set; }

    public float Label { get; set; }

    [VectorType(2)]
    public float[] Pair { get; set; } = [0, 0];

    [ColumnName("Renamed")]
    public double Other { get; set; }

    [NoColumn]
    public int Ignored { get; set; }

    public static Activity[] Rows(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Activity
        {
            Name = $"row{i}",
            Label = i,
            Pair = [i, -i],
            Other = i * 0.5,
        })];
}
