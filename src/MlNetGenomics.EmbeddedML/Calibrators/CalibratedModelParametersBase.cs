namespace Microsoft.ML.Calibrators;

/// <summary>A model, and what makes probabilities of its scores.</summary>
public abstract class CalibratedModelParametersBase<TSubModel, TCalibrator>
    where TSubModel : class
    where TCalibrator : class, ICalibrator
{
    private protected CalibratedModelParametersBase(TSubModel subModel, TCalibrator calibrator)
    {
        SubModel = subModel;
        Calibrator = calibrator;
    }

    /// <summary>The model.</summary>
    public TSubModel SubModel { get; }

    /// <summary>What makes probabilities of its scores.</summary>
    public TCalibrator Calibrator { get; }
}
