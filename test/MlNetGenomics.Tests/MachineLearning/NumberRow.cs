using Microsoft.ML.Data;

namespace MlNetGenomics.Tests.MachineLearning;

/// <summary>A row of three features and a number.</summary>
internal sealed class NumberRow
{
    [VectorType(3)]
    public float[] Features { get; set; } = [];

    public float Label { get; set; }
}
