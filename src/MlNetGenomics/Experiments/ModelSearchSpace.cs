using MlNetGenomics.Comparison;
using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Experiments;

/// <summary>Which of the library's models are tried, and how they are made.</summary>
public sealed record ModelSearchSpace
{
    /// <summary>Name of MuSeAM.</summary>
    public const string Museam = "museam";

    /// <summary>Name of MuSeAM with <see cref="MuseamSettings.Small"/>.</summary>
    public const string SmallMuseam = "museam-small";

    /// <summary>Name of boosted trees on the best scores of <see cref="Motifs"/>.</summary>
    public const string MotifFastTree = "motif-fasttree";

    private static readonly Dictionary<string, Func<ModelSearchSpace, IModelCandidate>> Makers = new()
    {
        ["kmer-sgd"] = space => KmerCandidate.Sgd(space.Pattern, space.Canonical),
        ["kmer-fasttree"] = space => KmerCandidate.FastTree(space.Pattern, space.Canonical),
        ["kmer-fastforest"] = space => KmerCandidate.FastForest(space.Pattern, space.Canonical),
        [MotifFastTree] = space => MotifCandidate.FastTree(space.RequireMotifs()),
        [Museam] = space => new MuseamCandidate(Museam, space.MuseamSettings),
        [SmallMuseam] = _ => new MuseamCandidate(SmallMuseam, MuseamSettings.Small),
    };

    /// <summary>
    /// What is tried where nothing else is said, quick ones first: k-mers with SGD, FastTree and FastForest, MuSeAM as its
    /// program was run and with settings for small sets, the Sharpr-MPRA network, Koo and Eddy's CNN-25 and CNN-4, and
    /// networks like DeepSTARR and Basset. With <see cref="Motifs"/> also trees on their best scores.
    /// </summary>
    public static IReadOnlyList<string> Usual { get; } =
    [
        "kmer-sgd", "kmer-fasttree", "kmer-fastforest", Museam, SmallMuseam, "sharpr", "koo:CNN-25", "koo:CNN-4",
        "deepstarr-like", "basset-like",
    ];

    /// <summary>Names of all models there are to try: baselines, MuSeAM, and all networks.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Makers.Keys, .. Architectures.Names.Except(Makers.Keys)];

    /// <summary>Names of the models to try; null for the usual ones. Empty to try only those that are added.</summary>
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>Names of the models that are tried: those asked for, or the usual ones, with motifs also trees on these.</summary>
    public IReadOnlyList<string> ModelNames =>
        Models ?? [.. Usual, .. Motifs.Count > 0 ? [MotifFastTree] : Array.Empty<string>()];

    /// <summary>Known motifs for <see cref="MotifFastTree"/>; empty for none.</summary>
    public IReadOnlyList<PositionProbabilityMatrix> Motifs { get; init; } = [];

    /// <summary>k, bases of the k-mers that are counted.</summary>
    public int KmerLength { get; init; } = 6;

    /// <summary>Whether a k-mer and its reverse complement are counted together.</summary>
    public bool Canonical { get; init; }

    /// <summary>How MuSeAM is built and trained: the released program's settings.</summary>
    public MuseamSettings MuseamSettings { get; init; } = MuseamSettings.Program;

    /// <summary>How networks are trained; null for each as its paper did.</summary>
    public NetworkTrainingSettings? NetworkSettings { get; init; }

    private KmerPattern Pattern => KmerPattern.Contiguous(KmerLength);

    /// <summary>The candidates.</summary>
    /// <exception cref="GenomicsException">
    /// There is no such model, one is there twice, or there are no motifs for <see cref="MotifFastTree"/>.
    /// </exception>
    public IReadOnlyList<IModelCandidate> Candidates()
    {
        IModelCandidate[] candidates = [.. ModelNames.Select(Candidate)];
        return candidates.CountBy(candidate => candidate.Name).FirstOrDefault(one => one.Value > 1) is { Key: { } twice }
            ? throw new GenomicsException($"model '{twice}' is there twice")
            : candidates;
    }

    /// <summary>Whether a model is made as it is here, whatever is said of how networks are trained.</summary>
    public static bool IsFixed(string name) =>
        !name.Equals(Museam, StringComparison.OrdinalIgnoreCase) && Makers.Keys.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The candidate of a name.</summary>
    /// <exception cref="GenomicsException">There is no such model, or there are no motifs for it.</exception>
    public IModelCandidate Candidate(string name) =>
        Makers.FirstOrDefault(known => known.Key.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Value: { } make }
            ? make(this)
            : Architectures.Names.Contains(name, StringComparer.OrdinalIgnoreCase)
                ? ConvolutionalNetworkCandidate.OfArchitecture(name, NetworkSettings)
                : throw new GenomicsException($"there is no model '{name}'{NearestName.Advise(name, Names)}");

    private IReadOnlyList<PositionProbabilityMatrix> RequireMotifs() => Motifs.Count > 0
        ? Motifs
        : throw new GenomicsException($"{MotifFastTree} needs motifs, and there are none");
}
