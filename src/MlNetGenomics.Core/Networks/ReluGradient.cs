namespace MlNetGenomics.Networks;

/// <summary>How gradients pass back through a ReLU.</summary>
public enum ReluGradient
{
    /// <summary>Where its input was positive: the slope.</summary>
    Plain,

    /// <summary>
    /// Where its input was positive and the gradient is (guided back-propagation, Springenberg et al. 2015,
    /// arXiv:1412.6806, section 3.4).
    /// </summary>
    Guided,
}
