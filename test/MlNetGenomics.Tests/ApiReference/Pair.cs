namespace MlNetGenomics.Tests.ApiReference;

/// <summary>A record.</summary>
public sealed record Pair(int First, int Second);
