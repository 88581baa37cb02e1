namespace Microsoft.ML.Calibrators;

/// <summary>Adds a column of probabilities, made with given slope and offset.</summary>
public sealed class FixedPlattCalibratorEstimator : CalibratorEstimatorBase<PlattCalibrator>
{
    private readonly PlattCalibrator _calibrator;

    internal FixedPlattCalibratorEstimator(double slope, double offset, string scoreColumn) : base(scoreColumn) =>
        _calibrator = new PlattCalibrator(slope, offset);

    private protected override CalibratorTransformer<PlattCalibrator> Create(string scoreColumn) =>
        new PlattCalibratorTransformer(_calibrator, scoreColumn);
}
