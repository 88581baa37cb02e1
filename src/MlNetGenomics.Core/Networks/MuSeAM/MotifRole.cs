namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>What a kernel does to the prediction.</summary>
public enum MotifRole
{
    /// <summary>Nothing: its head weight is 0, or too small to count.</summary>
    None,

    /// <summary>Its sites raise it: the head weight is positive.</summary>
    Activator,

    /// <summary>Its sites lower it: the head weight is negative.</summary>
    Repressor,
}
