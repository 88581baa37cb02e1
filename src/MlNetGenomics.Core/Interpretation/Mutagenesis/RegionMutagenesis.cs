using System.Collections.Immutable;
using MlNetGenomics.Mpra;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Interpretation.Mutagenesis;

/// <summary>
/// In-silico mutagenesis of regions of any length in windows (<see cref="RegionWindows"/>): a base's score is the mean over
/// its windows, in each of which it has another place, so that bases at a region's ends are scored as those in its middle
/// (the study of networks on Sharpr-MPRA, section 4.3.1).
/// </summary>
public sealed class RegionMutagenesis
{
    // Windows that are mutated in one go.
    private const int WindowsAtOnce = 16;

    private readonly IMutagenesis _mutagenesis;
    private readonly int _inputLength;
    private readonly int _start;
    private readonly Dictionary<int, RegionWindows> _windows = [];

    /// <summary>Prepares windows.</summary>
    /// <param name="mutagenesis">What mutates them; its own positions do not matter.</param>
    /// <param name="settings">How windows lie; null for the defaults.</param>
    /// <exception cref="GenomicsException">Windows do not fit what the model reads, or their step does not divide them.</exception>
    public RegionMutagenesis(IMutagenesis mutagenesis, RegionWindowSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(mutagenesis);
        settings ??= new RegionWindowSettings();
        _mutagenesis = mutagenesis;
        WindowLength = settings.Length ?? mutagenesis.InputLength
            ?? throw new GenomicsException("the model takes sequences of any length: how long windows are must be given");
        _inputLength = mutagenesis.InputLength ?? WindowLength + (settings.Start ?? 0);
        _start = settings.Start ?? (_inputLength - WindowLength) / 2;
        if (WindowLength < 1 || _start < 0 || _start + WindowLength > _inputLength)
        {
            throw new GenomicsException(
                $"windows of {WindowLength} bases from base {_start + 1} on do not fit the {_inputLength} that the model reads");
        }
        if (settings.Step is null && WindowLength % RegionWindowSettings.UsualDepth != 0)
        {
            throw new GenomicsException(
                $"windows of {WindowLength} bases: are not a multiple of {RegionWindowSettings.UsualDepth}, so their step must be given");
        }
        Step = settings.Step ?? WindowLength / RegionWindowSettings.UsualDepth;
        Reach = WindowsOf(WindowLength).Reach;
    }

    /// <summary>Bases of a window.</summary>
    public int WindowLength { get; }

    /// <summary>Bases from window to window.</summary>
    public int Step { get; }

    /// <summary>Where a window lies in what the model reads, from 0.</summary>
    public int Start => _start;

    /// <summary>Bases that windows reach beyond either end of a region, at most.</summary>
    public int Reach { get; }

    /// <summary>Mutates regions.</summary>
    /// <param name="regions">Regions, of any lengths.</param>
    /// <param name="flanks">What lies around each; null for N.</param>
    /// <param name="progress">Receives the number of regions done.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="GenomicsException">There is no region.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public RegionMutagenesisResult Run(
        SequenceSet regions,
        IReadOnlyList<RegionFlanks>? flanks = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(regions);
        if (regions.Count == 0)
            throw new GenomicsException("no regions");
        if (flanks is not null && flanks.Count != regions.Count)
            throw new ArgumentException($"flanks of {flanks.Count} for {regions.Count} regions", nameof(flanks));
        var sums = new RegionSums[regions.Count];
        ImmutableArray<string> outputs = [];
        // Windows of which the same bases lie within their regions go together: the others are not mutated.
        var groups = from region in Enumerable.Range(0, regions.Count)
                     from window in Enumerable.Range(0, WindowsOf(regions[region].Length).Starts.Count)
                     group (Region: region, Window: window) by Within(regions[region].Length, window);
        foreach (var group in groups)
        {
            (int from, int to) = group.Key;
            foreach ((int Region, int Window)[] chunk in group.Chunk(WindowsAtOnce))
            {
                SequenceSet inputs = Inputs(regions, flanks, chunk);
                MutagenesisResult result =
                    _mutagenesis.Run(inputs, _start + from, _start + to, cancellation: cancellation);
                outputs = result.Outputs;
                for (int i = 0; i < chunk.Length; i++)
                {
                    (int region, int window) = chunk[i];
                    RegionWindows windows = WindowsOf(regions[region].Length);
                    sums[region] ??= new RegionSums(regions[region].Length, outputs.Length);
                    sums[region].Add(result, i, windows.Starts[window] + from);
                }
            }
        }
        progress?.Report(regions.Count);
        return new RegionMutagenesisResult(outputs, [.. sums.SelectMany((sum, region) => Means(sum, regions[region].Length))]);
    }

    private MutagenesisProfile[] Means(RegionSums sums, int length)
    {
        RegionWindows windows = WindowsOf(length);
        return sums.Means(windows.Depth, windows.Starts.Count);
    }

    /// <summary>The bases of a window that lie within its region.</summary>
    private (int From, int To) Within(int regionLength, int window)
    {
        int start = WindowsOf(regionLength).Starts[window];
        return (Math.Max(0, -start), Math.Min(WindowLength, regionLength - start));
    }

    private SequenceSet Inputs(
        SequenceSet regions, IReadOnlyList<RegionFlanks>? flanks, (int Region, int Window)[] chunk)
    {
        var inputs = new SequenceSetBuilder();
        var codes = new byte[_inputLength];
        foreach ((int region, int window) in chunk)
        {
            Array.Fill(codes, Dna.N);
            RegionFlanks around = flanks is null ? new RegionFlanks([], []) : flanks[region];
            WindowsOf(regions[region].Length).Sequence(window, regions[region], around.Before, around.After)
                .CopyTo(codes, _start);
            inputs.Add(regions.Names[region], codes);
        }
        return inputs.Build();
    }

    private RegionWindows WindowsOf(int regionLength)
    {
        if (!_windows.TryGetValue(regionLength, out RegionWindows? windows))
            _windows.Add(regionLength, windows = new RegionWindows(regionLength, WindowLength, Step));
        return windows;
    }
}
