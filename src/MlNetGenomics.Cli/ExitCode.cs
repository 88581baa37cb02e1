namespace MlNetGenomics.Cli;

/// <summary>What the program ends with.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Ok = 0;

    /// <summary>An input, an output or the work itself failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line is not a valid one.</summary>
    public const int Usage = 2;

    /// <summary>Ended by Ctrl-C: 128 and the signal's number, as shells have it.</summary>
    public const int Cancelled = 130;
}
