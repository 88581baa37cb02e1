namespace MlNetGenomics.Cli;

/// <summary>The command line is not a valid one, for a reason the parser cannot see.</summary>
internal sealed class UsageException(string message) : Exception(message);
