namespace MlNetGenomics.Training;

/// <summary>
/// Adam (Kingma and Ba 2015, arXiv:1412.6980): steps along a running mean of the gradient, each parameter's
/// divided by the root of the running mean of its squared gradient.
/// </summary>
public sealed record Adam : Optimizer
{
    /// <summary>The paper's decays, Keras's epsilon.</summary>
    public static readonly Adam Default = new();

    /// <summary>Share of the mean gradient that a step keeps; 0 or more, below 1.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Share of the mean squared gradient that a step keeps; 0 or more, below 1.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Added to the root, to keep the quotient finite; positive. The paper has 1e-8, Keras 1e-7.</summary>
    public double Epsilon { get; init; } = 1e-7;

    /// <inheritdoc/>
    public override int StateSize => 2;

    /// <inheritdoc/>
    public override void Validate()
    {
        RequireShare(Beta1, "Adam's beta1");
        RequireShare(Beta2, "Adam's beta2");
        RequireEpsilon(Epsilon, "Adam's epsilon");
    }
}
