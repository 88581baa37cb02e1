using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

/// <summary>Makes a probability of a score: 1 / (1 + e^(slope score + offset)).</summary>
public sealed class PlattCalibrator : ICalibrator, ICanSaveModel
{
    internal const string Signature = "PlattCaliExec";

    internal PlattCalibrator(double slope, double offset)
    {
        Slope = slope;
        Offset = offset;
    }

    internal PlattCalibrator(ModelLoadContext context)
        : this(context.Reader.ReadDouble(), context.Reader.ReadDouble()) =>
        Check.Decode(double.IsFinite(Slope) && double.IsFinite(Offset), "The model has a calibrator without numbers");

    /// <summary>Times the score; negative where higher scores are more probable.</summary>
    public double Slope { get; }

    /// <summary>Added in the exponent.</summary>
    public double Offset { get; }

    /// <inheritdoc/>
    public float PredictProbability(float output) => (float)(1 / (1 + Math.Exp(Slope * output + Offset)));

    /// <inheritdoc/>
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ctx.Begin(Signature);
        ctx.Writer.Write(Slope);
        ctx.Writer.Write(Offset);
    }
}
