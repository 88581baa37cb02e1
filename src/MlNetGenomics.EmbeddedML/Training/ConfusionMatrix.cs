using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>How many rows of each class were predicted to be of which; the positive class comes first.</summary>
public sealed class ConfusionMatrix
{
    internal ConfusionMatrix(double[,] counts)
    {
        NumberOfClasses = counts.GetLength(0);
        Counts = [.. Classes.Select(actual => Classes.Select(predicted => counts[actual, predicted]).ToArray())];
        PerClassPrecision = [.. Classes.Select(index => Share(index, Classes.Sum(actual => counts[actual, index])))];
        PerClassRecall = [.. Classes.Select(index => Share(index, Classes.Sum(predicted => counts[index, predicted])))];
    }

    /// <summary>Share of the rows predicted to be of a class that are; 0 where there are none.</summary>
    public IReadOnlyList<double> PerClassPrecision { get; }

    /// <summary>Share of the rows of a class that are predicted to be; 0 where there are none.</summary>
    public IReadOnlyList<double> PerClassRecall { get; }

    /// <summary>Rows, by class (outer) and predicted class (inner).</summary>
    public IReadOnlyList<IReadOnlyList<double>> Counts { get; }

    /// <summary>Number of classes.</summary>
    public int NumberOfClasses { get; }

    private IEnumerable<int> Classes => Enumerable.Range(0, NumberOfClasses);

    /// <summary>Rows of a class that were predicted to be of a class.</summary>
    public double GetCountForClassPair(int predictedClassIndicatorIndex, int actualClassIndicatorIndex)
    {
        Require(predictedClassIndicatorIndex, nameof(predictedClassIndicatorIndex));
        Require(actualClassIndicatorIndex, nameof(actualClassIndicatorIndex));
        return Counts[actualClassIndicatorIndex][predictedClassIndicatorIndex];
    }

    private double Share(int index, double all) => all > 0 ? Counts[index][index] / all : 0;

    private void Require(int index, string name) => Check.Param(
        index >= 0 && index < NumberOfClasses, name,
        "Invalid index. Should be non-negative, less than the number of classes.");
}
