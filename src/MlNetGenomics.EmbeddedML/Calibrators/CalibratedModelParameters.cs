using Microsoft.ML.Data;
using Microsoft.ML.Model;

namespace Microsoft.ML.Calibrators;

/// <summary>A model, and what makes probabilities of its scores.</summary>
internal sealed class CalibratedModelParameters<TSubModel, TCalibrator>
    : CalibratedModelParametersBase<TSubModel, TCalibrator>, ICalibratedPredictor
    where TSubModel : class, IScalarPredictor
    where TCalibrator : class, ICalibrator, ICanSaveModel
{
    private const string ModelDirectory = "Predictor";
    private const string CalibratorDirectory = "Calibrator";

    public CalibratedModelParameters(TSubModel subModel, TCalibrator calibrator) : base(subModel, calibrator)
    {
    }

    public CalibratedModelParameters(ModelLoadContext context)
        : this(context.LoadModel<TSubModel>(ModelDirectory), context.LoadModel<TCalibrator>(CalibratorDirectory))
    {
    }

    public int InputSize => SubModel.InputSize;

    public float Predict(in VBuffer<float> features) => SubModel.Predict(in features);

    public float PredictProbability(float score) => Calibrator.PredictProbability(score);

    public void Save(ModelSaveContext ctx)
    {
        ctx.Begin(PredictionLoader.CalibratedSignature);
        ctx.SaveModel(SubModel, ModelDirectory);
        ctx.SaveModel(Calibrator, CalibratorDirectory);
    }
}
