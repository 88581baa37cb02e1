namespace MlNetGenomics.Onnx;

/// <summary>What the names of a mutagenesis graph's values begin with.</summary>
/// <param name="Own">Of those of the graph.</param>
/// <param name="Inner">Of those of the model in it.</param>
internal sealed record MutagenesisNames(string Own, string Inner)
{
    /// <summary>Prefixes that inputs and outputs of the graph do not have.</summary>
    public static MutagenesisNames Beside(IReadOnlyList<string> taken)
    {
        string own = "mutagenesis/", inner = "model/";
        while (taken.Any(name => name.StartsWith(own, StringComparison.Ordinal) ||
            name.StartsWith(inner, StringComparison.Ordinal)))
            (own, inner) = ("_" + own, "_" + inner);
        return new MutagenesisNames(own, inner);
    }
}
