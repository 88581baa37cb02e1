using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.Networks.MuSeAM;

namespace MlNetGenomics.Regulators;

/// <summary>The transcription factor of each kernel of a model: that of the known motif the kernel looks most like.</summary>
public sealed class KernelFactors
{
    private readonly TomtomMatch?[] _matches;
    private readonly string?[] _names;

    private KernelFactors(TomtomMatch?[] matches, string?[] names)
    {
        (_matches, _names) = (matches, names);
    }

    /// <summary>
    /// How kernels are compared unless told otherwise: as the MEME Suite's program, which the paper used, on five columns or
    /// more (as the R package memes runs it), with a false discovery rate of 5 %, the paper's for its other tests.
    /// </summary>
    public static TomtomSettings DefaultSettings { get; } =
        TomtomSettings.Program with { MinimumOverlap = MotifSimilarity.DefaultMinimumOverlap, MaximumQValue = 0.05 };

    /// <summary>Number of kernels.</summary>
    public int Count => _matches.Length;

    /// <summary>Number of kernels with a factor.</summary>
    public int MatchedCount => _matches.Count(match => match is not null);

    /// <summary>Looks all kernels of a model up in a database (MuSeAM paper, Methods).</summary>
    /// <param name="model">The model.</param>
    /// <param name="database">Known motifs.</param>
    /// <param name="settings">How; null for <see cref="DefaultSettings"/>.</param>
    /// <param name="names">What factors are called; null for the database's names.</param>
    /// <param name="threads">Threads; 0 for one a processor. The result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="GenomicsException">The database is empty.</exception>
    public static KernelFactors Find(
        MuseamModel model,
        IReadOnlyList<PositionProbabilityMatrix> database,
        TomtomSettings? settings = null,
        FactorNames? names = null,
        int threads = 0,
        CancellationToken cancellation = default)
    {
        names ??= FactorNames.OfDatabase;
        TomtomMatch?[] matches =
        [
            .. Tomtom.Compare(MuseamMotifs.All(model), database, settings ?? DefaultSettings, threads, cancellation)
                .Select(result => result.Best),
        ];
        return new KernelFactors(matches, [.. matches.Select(match => match is null ? null : names.Of(match.Target))]);
    }

    /// <summary>No kernel has a factor: there is no database.</summary>
    public static KernelFactors None(int kernelCount) => new(new TomtomMatch?[kernelCount], new string?[kernelCount]);

    /// <summary>The same with less: matches of a greater q-value do not count. As if found with that threshold.</summary>
    /// <param name="maximumQValue">The q-value, up to the one that these were found with.</param>
    public KernelFactors UpTo(double maximumQValue)
    {
        bool[] isKept = [.. _matches.Select(match => match?.QValue <= maximumQValue)];
        return new KernelFactors(
            [.. _matches.Select((match, kernel) => isKept[kernel] ? match : null)],
            [.. _names.Select((name, kernel) => isKept[kernel] ? name : null)]);
    }

    /// <summary>What a kernel looks like, or null.</summary>
    public TomtomMatch? Match(int kernel) => _matches[kernel];

    /// <summary>The factor's name, or null.</summary>
    public string? Name(int kernel) => _names[kernel];

    /// <summary>The factor's name, or the kernel's where it has none.</summary>
    public string Label(int kernel) => _names[kernel] ?? MuseamMotifs.Name(kernel);
}
