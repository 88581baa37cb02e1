namespace MlNetGenomics.Training;

/// <summary>
/// Stochastic gradient descent with momentum, as Keras writes it: velocity = momentum velocity - rate
/// gradient, step = velocity, or, looking ahead (Nesterov), momentum velocity - rate gradient (Sutskever et
/// al. 2013, PMLR 28(3):1139).
/// </summary>
public sealed record Sgd : Optimizer
{
    /// <summary>Share of the velocity that a step keeps; 0 or more, below 1.</summary>
    public double Momentum { get; init; }

    /// <summary>Whether the gradient counts as taken where the velocity leads.</summary>
    public bool Nesterov { get; init; }

    /// <inheritdoc/>
    public override int StateSize => Momentum > 0 ? 1 : 0;

    /// <inheritdoc/>
    public override void Validate() => RequireShare(Momentum, "SGD's momentum");
}
