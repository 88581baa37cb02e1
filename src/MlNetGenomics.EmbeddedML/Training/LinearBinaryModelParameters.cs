using Microsoft.ML.Data;
using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Weights and bias of a linear model of two classes.</summary>
public sealed class LinearBinaryModelParameters : LinearModelParameters
{
    internal const string Signature = "Linear2CExec";

    // The signature is ML.NET's own, which callers reach from outside: keep it.
    internal LinearBinaryModelParameters(
        IHostEnvironment env, in VBuffer<float> weights, float bias, ModelStatisticsBase stats = null)
        : base(weights, bias)
    {
        Check.Value(env, nameof(env));
        Check.Param(stats is null, nameof(stats));
    }

    internal LinearBinaryModelParameters(ModelLoadContext context) : base(context)
    {
    }

    private protected override string ModelSignature => Signature;
}
