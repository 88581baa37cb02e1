using Microsoft.ML.Model;

namespace Microsoft.ML.Calibrators;

/// <summary>Adds a column of probabilities.</summary>
public sealed class PlattCalibratorTransformer : CalibratorTransformer<PlattCalibrator>
{
    internal const string Signature = "PlattCalibratTransf";

    internal PlattCalibratorTransformer(PlattCalibrator calibrator, string scoreColumn)
        : base(calibrator, scoreColumn)
    {
    }

    internal PlattCalibratorTransformer(ModelLoadContext context) : base(context)
    {
    }

    private protected override string TransformerSignature => Signature;
}
