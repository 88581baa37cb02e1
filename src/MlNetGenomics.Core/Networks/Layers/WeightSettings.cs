namespace MlNetGenomics.Networks.Layers;

/// <summary>How a layer's weights start, and what holds them small. Biases start at 0 and are free.</summary>
public sealed record WeightSettings
{
    /// <summary>Glorot-uniform, no penalty.</summary>
    public static readonly WeightSettings Default = new();

    /// <summary>Where the weights start.</summary>
    public Initialization Start { get; init; } = Initialization.GlorotUniform;

    /// <summary>Strength of the penalty L1 sum |w| that the loss gets; 0 or more.</summary>
    public double L1 { get; init; }

    /// <summary>Strength of the penalty L2 sum w^2 that the loss gets; 0 or more.</summary>
    public double L2 { get; init; }

    /// <summary>Greatest Euclidean norm of the weights of one filter or unit, kept after each step; 0 for none.</summary>
    public double MaxNorm { get; init; }

    internal void Validate()
    {
        if (!Enum.IsDefined(Start))
            throw new GenomicsException($"start {Start}: must be one of the initializations");
        if (!(double.IsFinite(L1) && L1 >= 0 && double.IsFinite(L2) && L2 >= 0))
            throw new GenomicsException(FormattableString.Invariant($"l1 {L1}, l2 {L2}: must be 0 or more"));
        if (!(double.IsFinite(MaxNorm) && MaxNorm >= 0))
            throw new GenomicsException(FormattableString.Invariant($"maxNorm {MaxNorm}: must be 0 or more"));
    }
}
