namespace MlNetGenomics.Cli.Running;

/// <summary>How far some work has come.</summary>
/// <param name="Done">Share done, 0 to 1.</param>
/// <param name="Detail">What was done last, in a few words.</param>
internal readonly record struct WorkProgress(double Done, string Detail);
