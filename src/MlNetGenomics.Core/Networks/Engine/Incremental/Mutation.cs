namespace MlNetGenomics.Networks.Engine.Incremental;

/// <summary>One base in place of another.</summary>
/// <param name="Position">Position in the sequence, from 0.</param>
/// <param name="Code">Code of the new base, 0 to 3.</param>
internal readonly record struct Mutation(int Position, byte Code);
