namespace MlNetGenomics.Tuning;

/// <summary>How trials are chosen.</summary>
public enum TuningMethod
{
    /// <summary>All trials are trained to the end.</summary>
    Random,

    /// <summary>
    /// Successive halving (Jamieson and Talwalkar 2016, arXiv:1502.07943): all are trained a little, the better ones more,
    /// and so on.
    /// </summary>
    SuccessiveHalving,
}
