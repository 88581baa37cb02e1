using MlNetGenomics.Motifs;

namespace MlNetGenomics.Simulation;

/// <summary>
/// The two sets that NeuronMotif is explained with (Wei et al. 2023, doi:10.1073/pnas.2216698120), in the sizes of its
/// released program. All sites are on the forward strand.
/// </summary>
public static class NeuronMotifToys
{
    private const string TaskName = "positive";

    /// <summary>The seven bases that the two ZEB1 motifs of the first set share.</summary>
    public static PositionProbabilityMatrix Zeb1 { get; } =
        IupacMotif.Parse("NCACCTG", DefaultMotifs.Sharpness, "ZEB1");

    /// <summary>A motif of 19 bases for the second set: the consensus of CTCF.</summary>
    public static PositionProbabilityMatrix Ctcf { get; } =
        IupacMotif.Parse("NNRCCASYAGRKGGCRSYR", DefaultMotifs.Sharpness, "CTCF");

    /// <summary>
    /// Toy 1: 4,000 sequences of 8 bases, one half random, the other with a site that starts at 0 or at 1: what a
    /// neuron behind a max-pooling of two cannot tell apart.
    /// </summary>
    /// <param name="motif">The motif, 7 bases at most; null for <see cref="Zeb1"/>.</param>
    public static PlantedGrammarSettings Toy1(PositionProbabilityMatrix? motif = null) => new()
    {
        SequenceCount = 4000,
        SequenceLength = 8,
        Grammars = [Forward([new GrammarElement(motif ?? Zeb1)], [new IntegerRange(0, 1)], null)],
        Negatives = GrammarNegatives.Background,
    };

    /// <summary>
    /// Toy 2: 20,000 sequences of 82 bases. One half has two sites of one motif, which start in 0-15 and in 44-59; the
    /// other has one of the two and one that starts in 17-44. Where these would overlap they are drawn again.
    /// </summary>
    /// <param name="motif">The motif, 19 bases in the paper; null for <see cref="Ctcf"/>.</param>
    public static PlantedGrammarSettings Toy2(PositionProbabilityMatrix? motif = null)
    {
        var element = new GrammarElement(motif ?? Ctcf);
        return new PlantedGrammarSettings
        {
            SequenceCount = 20_000,
            SequenceLength = 82,
            Grammars =
            [
                Forward(
                    [element, element],
                    [new IntegerRange(0, 15), new IntegerRange(44, 59)],
                    new IntegerRange(17, 44)),
            ],
            Negatives = GrammarNegatives.Broken,
        };
    }

    private static PlantedGrammar Forward(
        IReadOnlyList<GrammarElement> elements, IReadOnlyList<IntegerRange> starts, IntegerRange? brokenStarts) =>
        PlantedGrammar.Positioned(TaskName, elements, starts, brokenStarts) with { BothStrands = false };
}
