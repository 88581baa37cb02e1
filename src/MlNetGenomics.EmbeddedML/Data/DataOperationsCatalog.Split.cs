using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class DataOperationsCatalog
{
    /// <summary>Splits rows at random into a part to train on and a part to test on.</summary>
    /// <param name="data">The table.</param>
    /// <param name="testFraction">Expected share of rows to test on.</param>
    /// <param name="samplingKeyColumnName">Rows of one value in this text column stay together; or null.</param>
    /// <param name="seed">Seed; null for the context's.</param>
    public TrainTestData TrainTestSplit(
        IDataView data, double testFraction = 0.1, string samplingKeyColumnName = null, int? seed = null)
    {
        Check.Value(data, nameof(data));
        Check.Param(
            0 < testFraction && testFraction < 1, nameof(testFraction), "Must be between 0 and 1 exclusive");
        return new RowSplitter(data, samplingKeyColumnName, seed ?? _host.Seed).Split(0, testFraction);
    }

    /// <summary>Splits rows at random into folds, each of which is tested on once.</summary>
    /// <param name="data">The table.</param>
    /// <param name="numberOfFolds">Number of folds, 2 or more.</param>
    /// <param name="samplingKeyColumnName">Rows of one value in this text column stay together; or null.</param>
    /// <param name="seed">Seed; null for the context's.</param>
    public IReadOnlyList<TrainTestData> CrossValidationSplit(
        IDataView data, int numberOfFolds = 5, string samplingKeyColumnName = null, int? seed = null)
    {
        Check.Value(data, nameof(data));
        Check.Param(numberOfFolds > 1, nameof(numberOfFolds), "Must be more than 1");
        var splitter = new RowSplitter(data, samplingKeyColumnName, seed ?? _host.Seed);
        return [.. Enumerable.Range(0, numberOfFolds).Select(fold =>
            splitter.Split((double)fold / numberOfFolds, (double)(fold + 1) / numberOfFolds))];
    }

    /// <summary>Rows to train on and rows to test on.</summary>
    public struct TrainTestData
    {
        internal TrainTestData(IDataView trainSet, IDataView testSet)
        {
            TrainSet = trainSet;
            TestSet = testSet;
        }

        /// <summary>Rows to train on.</summary>
        public readonly IDataView TrainSet;

        /// <summary>Rows to test on.</summary>
        public readonly IDataView TestSet;
    }
}
