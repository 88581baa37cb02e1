using Microsoft.ML.Data;
using Microsoft.ML.Model;

namespace Microsoft.ML.Trainers;

/// <summary>Weights and bias of a linear model for regression.</summary>
public abstract class RegressionModelParameters : LinearModelParameters
{
    private protected RegressionModelParameters(in VBuffer<float> weights, float bias) : base(weights, bias)
    {
    }

    private protected RegressionModelParameters(ModelLoadContext context) : base(context)
    {
    }
}
