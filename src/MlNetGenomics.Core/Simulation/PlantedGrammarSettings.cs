using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Simulation;

/// <summary>What <see cref="PlantedGrammarSimulator"/> makes.</summary>
public sealed record PlantedGrammarSettings
{
    /// <summary>Number of sequences.</summary>
    public int SequenceCount { get; init; } = 2000;

    /// <summary>Bases of a sequence.</summary>
    public int SequenceLength { get; init; } = 171;

    /// <summary>Base composition between the sites.</summary>
    public BaseBackground Background { get; init; } = BaseBackground.Uniform;

    /// <summary>The grammars, a task for each; every sequence takes one of them, to obey it or not.</summary>
    public required IReadOnlyList<PlantedGrammar> Grammars { get; init; }

    /// <summary>What sequences have that do not obey their grammar.</summary>
    public GrammarNegatives Negatives { get; init; }

    /// <summary>Chance of a sequence to obey its grammar, 0 to 1.</summary>
    public double PositiveShare { get; init; } = 0.5;

    /// <summary>Chance of a label to be wrong, 0 to 1; see <see cref="PlantedGrammarData.BinaryLabels"/>.</summary>
    public double LabelNoise { get; init; }

    /// <summary>Seed: equal settings make equal data.</summary>
    public long Seed { get; init; }

    /// <summary>The motifs of all grammars, each once.</summary>
    public IReadOnlyList<PositionProbabilityMatrix> Motifs =>
        [.. Grammars.SelectMany(grammar => grammar.Elements).Select(element => element.Motif).Distinct()];

    /// <summary>Fails where the settings make no data.</summary>
    /// <exception cref="GenomicsException">Names the setting.</exception>
    public void Validate()
    {
        SimulationCheck.RequireSizes(SequenceCount, SequenceLength, LabelNoise);
        SimulationCheck.RequireShare(PositiveShare, "share of positives");
        SimulationCheck.Require(Grammars.Count > 0, "there is no grammar to plant");
        RequireDistinct(Grammars.Select(grammar => grammar.Name), "grammars");
        RequireDistinct(Motifs.Select(motif => motif.Name), "motifs");
        foreach (PlantedGrammar grammar in Grammars)
        {
            grammar.RequireFit(SequenceLength);
            grammar.Require(
                Negatives == GrammarNegatives.Background || grammar.Elements.Count > 1 || grammar.Starts is not null,
                "one motif without a place has neither parts nor a rule to break");
            grammar.Require(
                Negatives != GrammarNegatives.Parts || grammar.Elements.Count > 1, "one motif has no parts");
        }
    }

    private static void RequireDistinct(IEnumerable<string> names, string what)
    {
        var known = new HashSet<string>();
        foreach (string name in names)
            SimulationCheck.Require(known.Add(name), $"two {what} have the name {name}");
    }
}
