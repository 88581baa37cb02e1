using Microsoft.ML.Data;
using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Weights and bias of linear regression.</summary>
public sealed class LinearRegressionModelParameters : RegressionModelParameters
{
    internal const string Signature = "LinearRegressionExec";

    // The signature is ML.NET's own, which callers reach from outside: keep it.
    internal LinearRegressionModelParameters(IHostEnvironment env, in VBuffer<float> weights, float bias)
        : base(weights, bias)
    {
        Check.Value(env, nameof(env));
    }

    internal LinearRegressionModelParameters(ModelLoadContext context) : base(context)
    {
    }

    private protected override string ModelSignature => Signature;
}
