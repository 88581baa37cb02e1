namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>What a neuron says about motifs and how they go together.</summary>
/// <param name="Dictionary">Its motifs, and its modules in their words.</param>
/// <param name="Trees">The orders of motifs that its modules have, the one of most motifs first.</param>
public sealed record NeuronSyntax(MotifDictionary Dictionary, IReadOnlyList<SyntaxTree> Trees)
{
    /// <summary>Works out a neuron's syntax from its modules.</summary>
    /// <param name="modules">All modules of one neuron; their order does not matter.</param>
    /// <param name="settings">How; null for the published method.</param>
    /// <param name="threads">Number of threads; 0 for one a processor. The result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">A module has activations that are not numbers, or a setting is out of range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static NeuronSyntax Of(
        IReadOnlyList<NeuronModule> modules,
        SyntaxSettings? settings = null,
        int threads = 0,
        CancellationToken cancellation = default)
    {
        settings ??= new SyntaxSettings();
        IReadOnlyList<ModuleQuality> ranked = ModuleQuality.Rank(modules, settings.Segments);
        var dictionary = MotifDictionary.Build(ranked, settings.Dictionary, threads, cancellation);
        return new NeuronSyntax(dictionary, SyntaxTree.Build(dictionary));
    }
}
