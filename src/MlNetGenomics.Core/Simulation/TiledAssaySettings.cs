using MlNetGenomics.Mpra;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Simulation;

/// <summary>What <see cref="TiledAssaySimulator"/> makes; by default a small Sharpr-MPRA.</summary>
public sealed record TiledAssaySettings
{
    /// <summary>Number of regions.</summary>
    public int RegionCount { get; init; } = 200;

    /// <summary>How tiles lie in a region.</summary>
    public Tiling Tiling { get; init; } = new();

    /// <summary>Base composition between the sites.</summary>
    public BaseBackground Background { get; init; } = BaseBackground.Uniform;

    /// <summary>The cell types.</summary>
    public IReadOnlyList<string> CellTypes { get; init; } = ["HepG2", "K562"];

    /// <summary>The promoters.</summary>
    public IReadOnlyList<AssayPromoter> Promoters { get; init; } = [new("minP", 1), new("SV40P", 0.5)];

    /// <summary>The motifs; each site takes one of them, all equally often. An effect for each cell type.</summary>
    public IReadOnlyList<AssayMotif> Motifs { get; init; } = TiledAssayMotifs.All;

    /// <summary>Chance of 0, 1, 2, ... sites in a region, as weights. The mean of the default is 3.</summary>
    public IReadOnlyList<double> SiteCountWeights { get; init; } = [0.05, 0.1, 0.2, 0.3, 0.2, 0.1, 0.05];

    /// <summary>Whether sites are on either strand with equal chance; else all on the forward one.</summary>
    public bool BothStrands { get; init; } = true;

    /// <summary>Replicates of each experiment.</summary>
    public int Replicates { get; init; } = 2;

    /// <summary>Mean count of a tile in a library of plasmids, and in an experiment's transcripts.</summary>
    public double Reads { get; init; } = 200;

    /// <summary>Standard deviation of the natural logarithm of a tile's share in a library of plasmids.</summary>
    public double AbundanceDeviation { get; init; } = 0.5;

    /// <summary>Standard deviation of the log2 activity of a tile from replicate to replicate.</summary>
    public double ReplicateDeviation { get; init; } = 0.3;

    /// <summary>Seed: equal settings make equal data.</summary>
    public long Seed { get; init; }

    /// <summary>Names of the tasks, CELLTYPE_PROMOTER: all cell types with the first promoter, then with the next.</summary>
    public IReadOnlyList<string> TaskNames =>
        [.. Promoters.SelectMany(promoter => CellTypes.Select(cellType => $"{cellType}_{promoter.Name}"))];

    /// <summary>What a site of a motif adds to the log2 activity in a task.</summary>
    public double Effect(int motif, int task) =>
        Motifs[motif].Effects[task % CellTypes.Count] * Promoters[task / CellTypes.Count].EffectScale;

    /// <summary>Fails where the settings make no data.</summary>
    /// <exception cref="GenomicsException">Names the setting.</exception>
    public void Validate()
    {
        Tiling.Validate();
        SimulationCheck.Require(RegionCount > 0, $"the number of regions is {RegionCount}, at least 1 is needed");
        SimulationCheck.Require(CellTypes.Count > 0 && Promoters.Count > 0, "a cell type and a promoter are needed");
        SimulationCheck.Require(TaskNames.Distinct().Count() == TaskNames.Count, "two tasks have the same name");
        SimulationCheck.Require(Motifs.Count > 0, "there is no motif to plant");
        SimulationCheck.Require(
            Motifs.All(motif => motif.Effects.Count == CellTypes.Count && motif.Effects.All(double.IsFinite)),
            $"each motif needs {CellTypes.Count} effects, finite numbers");
        SimulationCheck.Require(
            SiteCountWeights.All(weight => weight >= 0 && double.IsFinite(weight)) && SiteCountWeights.Any(weight => weight > 0),
            "the weights of the numbers of sites must be 0 or more, and one positive");
        SimulationCheck.Require(Replicates > 0, $"the number of replicates is {Replicates}, at least 1 is needed");
        SimulationCheck.Require(Reads > 0 && double.IsFinite(Reads), $"the reads of a tile are {Reads}, more than 0 are needed");
        SimulationCheck.Require(
            AbundanceDeviation >= 0 && double.IsFinite(AbundanceDeviation)
            && ReplicateDeviation >= 0 && double.IsFinite(ReplicateDeviation),
            "standard deviations must be 0 or more");
        int mostSites = SiteCountWeights.Count - 1;
        while (SiteCountWeights[mostSites] == 0)
            mostSites--;
        long needed = (long)mostSites * Motifs.Max(motif => motif.Motif.Width);
        SimulationCheck.Require(
            needed <= Tiling.RegionLength,
            $"{mostSites} sites of the widest motif take {needed} bases, a region has {Tiling.RegionLength}");
    }
}
