namespace MlNetGenomics.Training;

/// <summary>
/// RMSProp (Tieleman and Hinton 2012, "Lecture 6.5, RMSProp", COURSERA): each parameter's gradient is divided by
/// the root of the running mean of its square. With momentum, velocity = momentum velocity + rate gradient /
/// (root + epsilon), step = -velocity.
/// </summary>
public sealed record RmsProp : Optimizer
{
    /// <summary>Share of the mean squared gradient that a step keeps; 0 or more, below 1.</summary>
    public double Decay { get; init; } = 0.9;

    /// <summary>Added to the root, to keep the quotient finite; positive.</summary>
    public double Epsilon { get; init; } = 1e-7;

    /// <summary>Share of the velocity that a step keeps; 0 or more, below 1.</summary>
    public double Momentum { get; init; }

    /// <inheritdoc/>
    public override int StateSize => Momentum > 0 ? 2 : 1;

    /// <inheritdoc/>
    public override void Validate()
    {
        RequireShare(Decay, "RMSProp's decay");
        RequireShare(Momentum, "RMSProp's momentum");
        RequireEpsilon(Epsilon, "RMSProp's epsilon");
    }
}
