namespace MlNetGenomics.Interpretation;

/// <summary>How a neuron's value is attributed to bases by gradients.</summary>
public enum SaliencyMethod
{
    /// <summary>The gradient in all four numbers of each position (Simonyan et al. 2013, arXiv:1312.6034).</summary>
    Gradient,

    /// <summary>The gradient where the base is, 0 elsewhere (Shrikumar et al. 2017, arXiv:1605.01713).</summary>
    InputTimesGradient,

    /// <summary>
    /// The gradient, passed back through ReLUs only where it is positive (Springenberg et al. 2015, arXiv:1412.6806);
    /// Koo and Eddy's logos are of this.
    /// </summary>
    GuidedBackpropagation,

    /// <summary>
    /// (Input - baseline) times the mean gradient on the straight line between them (Sundararajan et al. 2017,
    /// arXiv:1703.01365): sums to the difference of the two values.
    /// </summary>
    IntegratedGradients,
}
