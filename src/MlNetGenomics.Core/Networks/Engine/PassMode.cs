namespace MlNetGenomics.Networks.Engine;

/// <summary>What a network is run for.</summary>
internal enum PassMode
{
    /// <summary>
    /// Forward and backward in training: dropout, the batch's statistics; without the last activation, which the loss
    /// takes in.
    /// </summary>
    Training,

    /// <summary>Forward only: normalizations multiplied into weights.</summary>
    Scoring,

    /// <summary>As scoring, and backward to the input.</summary>
    Attribution,

    /// <summary>
    /// As attribution, of differences between sequences and their references (<see cref="RescaleRule"/>): every layer by
    /// itself, in the description's order, what goes into it kept.
    /// </summary>
    Comparison,
}
