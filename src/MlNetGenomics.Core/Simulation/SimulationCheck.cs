namespace MlNetGenomics.Simulation;

/// <summary>Checks of what is to be simulated.</summary>
internal static class SimulationCheck
{
    /// <summary>Fails unless a condition holds.</summary>
    /// <exception cref="GenomicsException">It does not.</exception>
    public static void Require(bool condition, string message)
    {
        if (!condition)
            throw Error(message);
    }

    /// <summary>Fails unless the numbers that every simulation has are in their ranges.</summary>
    /// <exception cref="GenomicsException">Names the setting.</exception>
    public static void RequireSizes(int sequenceCount, int sequenceLength, double labelNoise)
    {
        Require(sequenceCount > 0, $"the number of sequences is {sequenceCount}, at least 1 is needed");
        Require(sequenceLength > 0, $"the sequence length is {sequenceLength}, at least 1 is needed");
        RequireShare(labelNoise, "share of wrong labels");
    }

    /// <summary>Fails unless a share is one.</summary>
    /// <exception cref="GenomicsException">Names it.</exception>
    public static void RequireShare(double share, string name) =>
        Require(share is >= 0 and <= 1, FormattableString.Invariant($"the {name} is {share}, 0 to 1 is needed"));

    /// <summary>What is thrown where something cannot be simulated.</summary>
    public static GenomicsException Error(string message) => new($"simulation: {message}");
}
