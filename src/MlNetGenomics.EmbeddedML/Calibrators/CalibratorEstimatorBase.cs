using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

/// <summary>Adds a column of probabilities.</summary>
public abstract class CalibratorEstimatorBase<TICalibrator> : IEstimator<CalibratorTransformer<TICalibrator>>
    where TICalibrator : class, ICalibrator
{
    private readonly string _scoreColumn;

    private protected CalibratorEstimatorBase(string scoreColumn) =>
        _scoreColumn = Check.NonEmpty(scoreColumn, nameof(scoreColumn));

    /// <inheritdoc/>
    public CalibratorTransformer<TICalibrator> Fit(IDataView input)
    {
        Check.Value(input, nameof(input));
        return Create(_scoreColumn);
    }

    /// <inheritdoc/>
    SchemaShape IEstimator<CalibratorTransformer<TICalibrator>>.GetOutputSchema(SchemaShape inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        if (!inputSchema.TryFindColumn(_scoreColumn, out SchemaShape.Column score))
            throw Check.Missing(nameof(inputSchema), "score", _scoreColumn);
        if (score.TypeString != "Single")
            throw Check.Mismatch(nameof(inputSchema), "score", _scoreColumn, "Single", score.TypeString);
        var normalized = new SchemaShape(
            [SchemaShape.Shape(AnnotationKinds.IsNormalized, BooleanDataViewType.Instance, null)]);
        return inputSchema.With(
            [SchemaShape.Shape("Probability", NumberDataViewType.Single, normalized)]);
    }

    private protected abstract CalibratorTransformer<TICalibrator> Create(string scoreColumn);
}
