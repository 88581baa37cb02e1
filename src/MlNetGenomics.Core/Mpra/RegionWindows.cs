using MlNetGenomics.Sequences;

namespace MlNetGenomics.Mpra;

/// <summary>
/// Windows that cover a region so that each of its bases lies in equally many of them, one in each part of a window. A
/// base's score is the mean over its windows, so that bases at the ends are scored as those in the middle (the study of
/// networks on Sharpr-MPRA, section 4.3.1: 15 windows of 145 bp that start at -116, -87, ..., 290 of a region of 295).
/// </summary>
/// <remarks>What a window has outside the region comes from the genome, as far as it is given, or else is N.</remarks>
public sealed class RegionWindows
{
    /// <summary>Lists the windows of a region.</summary>
    /// <param name="regionLength">Bases of the region.</param>
    /// <param name="windowLength">Bases of a window.</param>
    /// <param name="step">Bases from window to window; a divisor of the window's length.</param>
    /// <exception cref="GenomicsException">A length is below 1, or the step is no divisor.</exception>
    public RegionWindows(int regionLength = 295, int windowLength = 145, int step = 29)
    {
        if (regionLength < 1 || windowLength < 1 || step < 1)
            throw new GenomicsException($"a region of {regionLength} bases, windows of {windowLength}, {step} apart: each must be 1 or more");
        if (windowLength % step != 0)
        {
            throw new GenomicsException(
                $"windows of {windowLength} bases, {step} apart: bases lie in equally many only where {step} divides {windowLength}");
        }
        RegionLength = regionLength;
        WindowLength = windowLength;
        Depth = windowLength / step;
        // All windows on this grid that share a base with the region.
        Starts = [.. Enumerable.Range(0, Depth - 1 + (regionLength + step - 1) / step).Select(i => (i - Depth + 1) * step)];
    }

    /// <summary>Bases of the region, L.</summary>
    public int RegionLength { get; }

    /// <summary>Bases of a window, W.</summary>
    public int WindowLength { get; }

    /// <summary>Windows that each base lies in.</summary>
    public int Depth { get; }

    /// <summary>First base of each of K windows relative to the region's, ascending; those before the region are negative.</summary>
    public IReadOnlyList<int> Starts { get; }

    /// <summary>Bases that windows reach beyond either end of the region, at most.</summary>
    public int Reach => Math.Max(-Starts[0], Starts[^1] + WindowLength - RegionLength);

    /// <summary>A window's sequence.</summary>
    /// <param name="window">Number of the window, 0..K-1.</param>
    /// <param name="region">Base codes of the region (see <see cref="Dna"/>), L.</param>
    /// <param name="before">Base codes before the region, the last next to it; may be empty or longer than needed.</param>
    /// <param name="after">Base codes behind the region, the first next to it; may be empty or longer than needed.</param>
    /// <returns>W base codes, N where nothing is given.</returns>
    public byte[] Sequence(
        int window, ReadOnlySpan<byte> region, ReadOnlySpan<byte> before = default, ReadOnlySpan<byte> after = default)
    {
        RequireRegion(region);
        var codes = new byte[WindowLength];
        for (int i = 0; i < codes.Length; i++)
        {
            int position = Starts[window] + i;
            codes[i] = position switch
            {
                < 0 => before.Length + position >= 0 ? before[before.Length + position] : Dna.N,
                _ when position < RegionLength => region[position],
                _ => position - RegionLength < after.Length ? after[position - RegionLength] : Dna.N,
            };
        }
        return codes;
    }

    /// <summary>Scores of a region's bases from those of its windows' bases.</summary>
    /// <param name="scores">[K x W] scores, window by window; those outside the region do not count.</param>
    /// <returns>L means over <see cref="Depth"/> windows.</returns>
    /// <exception cref="ArgumentException">There are more or fewer scores.</exception>
    public float[] Average(ReadOnlySpan<float> scores)
    {
        if (scores.Length != Starts.Count * WindowLength)
            throw new ArgumentException($"{scores.Length} scores for {Starts.Count} windows of {WindowLength} bases", nameof(scores));
        var sums = new double[RegionLength];
        for (int window = 0; window < Starts.Count; window++)
            Add(Starts[window], scores.Slice(window * WindowLength, WindowLength), sums);
        return Means(sums);
    }

    /// <summary>Scores a region's bases window by window.</summary>
    /// <param name="region">Base codes of the region, L.</param>
    /// <param name="score">Gives a score to each base of a window: W base codes in, W scores out.</param>
    /// <param name="before">Base codes before the region, the last next to it; may be empty.</param>
    /// <param name="after">Base codes behind the region, the first next to it; may be empty.</param>
    /// <returns>L means over <see cref="Depth"/> windows.</returns>
    public float[] Score(
        ReadOnlySpan<byte> region,
        Func<byte[], float[]> score,
        ReadOnlySpan<byte> before = default,
        ReadOnlySpan<byte> after = default)
    {
        ArgumentNullException.ThrowIfNull(score);
        var sums = new double[RegionLength];
        for (int window = 0; window < Starts.Count; window++)
        {
            float[] own = score(Sequence(window, region, before, after));
            if (own.Length != WindowLength)
                throw new ArgumentException($"{own.Length} scores for a window of {WindowLength} bases", nameof(score));
            Add(Starts[window], own, sums);
        }
        return Means(sums);
    }

    private void Add(int start, ReadOnlySpan<float> scores, double[] sums)
    {
        for (int i = Math.Max(0, -start); i < WindowLength && start + i < RegionLength; i++)
            sums[start + i] += scores[i];
    }

    private float[] Means(double[] sums) => [.. sums.Select(sum => (float)(sum / Depth))];

    private void RequireRegion(ReadOnlySpan<byte> region)
    {
        if (region.Length != RegionLength)
            throw new ArgumentException($"a region of {region.Length} bases, {RegionLength} are expected", nameof(region));
    }
}
