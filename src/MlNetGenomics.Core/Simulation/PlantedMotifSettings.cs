using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Simulation;

/// <summary>What <see cref="PlantedMotifSimulator"/> makes; by default as much as a small reporter assay.</summary>
public sealed record PlantedMotifSettings
{
    private readonly IReadOnlyList<string>? _taskNames;

    /// <summary>Number of sequences.</summary>
    public int SequenceCount { get; init; } = 2000;

    /// <summary>Bases of a sequence.</summary>
    public int SequenceLength { get; init; } = 171;

    /// <summary>Base composition between the sites.</summary>
    public BaseBackground Background { get; init; } = BaseBackground.Uniform;

    /// <summary>The motifs; each site takes one of them, all equally often.</summary>
    public IReadOnlyList<PlantedMotif> Motifs { get; init; } = DefaultMotifs.All;

    /// <summary>What sites and 0/1 labels are called, a name for each motif; the motifs' names if not set.</summary>
    public IReadOnlyList<string> TaskNames
    {
        get => _taskNames ?? [.. Motifs.Select(planted => planted.Motif.Name)];
        init => _taskNames = value;
    }

    /// <summary>
    /// Chance of 0, 1, 2, ... sites in a sequence, as weights. The mean of the default is 2.
    /// </summary>
    public IReadOnlyList<double> SiteCountWeights { get; init; } = [0.1, 0.25, 0.3, 0.25, 0.1];

    /// <summary>How the free bases are shared out to the gaps between sites.</summary>
    public SitePlacementRule Placement { get; init; }

    /// <summary>Bases between two sites, before the first and behind the last, at least.</summary>
    public int MinimumGap { get; init; }

    /// <summary>Whether sites are on either strand with equal chance; else all on the forward one.</summary>
    public bool BothStrands { get; init; } = true;

    /// <summary>Activity of a sequence without sites.</summary>
    public double Baseline { get; init; } = 1;

    /// <summary>Standard deviation of the noise added to the activity, 0 for none.</summary>
    public double NoiseDeviation { get; init; } = 0.3;

    /// <summary>Chance of a 0/1 label to be wrong, 0 to 1; see <see cref="PlantedMotifData.BinaryLabels"/>.</summary>
    public double LabelNoise { get; init; }

    /// <summary>Seed: equal settings make equal data.</summary>
    public long Seed { get; init; }

    /// <summary>
    /// The synthetic set of Koo and Eddy (2019, doi:10.1371/journal.pcbi.1007560): 25,000 sequences of 200 bases
    /// with 1 to 5 motifs on either strand, at least a base apart and a base from the ends. The paper calls the
    /// number of motifs random; its shares and the way gaps are drawn are those of the released program.
    /// </summary>
    /// <param name="motifs">The motifs, see <see cref="KooEddyMotifs.Select"/>; a task is called by the second name
    /// of its motif, which is the factor in JASPAR, if there is one.</param>
    public static PlantedMotifSettings KooEddy(IReadOnlyList<PositionProbabilityMatrix> motifs)
    {
        ArgumentNullException.ThrowIfNull(motifs);
        return new PlantedMotifSettings
        {
            SequenceCount = 25_000,
            SequenceLength = 200,
            Motifs = [.. motifs.Select(motif => new PlantedMotif(motif, 1))],
            TaskNames =
                [.. motifs.Select(motif => motif.AlternateName.Length > 0 ? motif.AlternateName : motif.Name)],
            SiteCountWeights = [0, 0.50, 0.25, 0.17, 0.05, 0.03],
            Placement = SitePlacementRule.NormalizedGaps,
            MinimumGap = 1,
        };
    }

    /// <summary>Fails where the settings make no data.</summary>
    /// <exception cref="GenomicsException">Names the setting.</exception>
    public void Validate()
    {
        SimulationCheck.RequireSizes(SequenceCount, SequenceLength, LabelNoise);
        SimulationCheck.Require(Motifs.Count > 0, "there is no motif to plant");
        SimulationCheck.Require(
            TaskNames.Count == Motifs.Count, $"{TaskNames.Count} names for {Motifs.Count} motifs");
        SimulationCheck.Require(
            _taskNames is null || _taskNames.Distinct().Count() == _taskNames.Count, "two motifs have the same name");
        bool areWeights = SiteCountWeights.All(weight => weight >= 0 && double.IsFinite(weight));
        SimulationCheck.Require(
            areWeights && SiteCountWeights.Any(weight => weight > 0),
            "the weights of the numbers of sites must be 0 or more, and one positive");
        SimulationCheck.Require(
            NoiseDeviation >= 0 && double.IsFinite(NoiseDeviation),
            $"the noise is {NoiseDeviation}, 0 or more is needed");
        SimulationCheck.Require(
            double.IsFinite(Baseline), $"the baseline is {Baseline}, a finite number is needed");
        SimulationCheck.Require(
            Motifs.All(motif => double.IsFinite(motif.Effect)), "an effect is not a finite number");
        SimulationCheck.Require(MinimumGap >= 0, $"the smallest gap is {MinimumGap}, 0 or more is needed");
        RequireRoom();
    }

    private void RequireRoom()
    {
        int mostSites = SiteCountWeights.Count - 1;
        while (SiteCountWeights[mostSites] == 0)
            mostSites--;
        var widths = new int[mostSites];
        Array.Fill(widths, Motifs.Max(motif => motif.Motif.Width));
        long needed = SitePlacement.RequiredLength(widths, MinimumGap);
        string gaps = MinimumGap == 0 ? "" : $" with gaps of {MinimumGap}";
        SimulationCheck.Require(
            needed <= SequenceLength,
            $"{mostSites} sites of the widest motif{gaps} take {needed} bases, a sequence has {SequenceLength}");
    }
}
