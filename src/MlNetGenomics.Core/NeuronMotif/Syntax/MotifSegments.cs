using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>
/// Cuts a neuron's modules into motifs (Wei et al. 2023, PNAS, doi:10.1073/pnas.2216698120,
/// section Segmentation of CN CRM).
/// </summary>
public static class MotifSegments
{
    /// <summary>
    /// A module of few sequences drawn towards uniform bases: (n P + M / 4) / (n + M), n the number of its sequences.
    /// </summary>
    /// <param name="module">The module.</param>
    /// <param name="shrinkage">M, 0 or more.</param>
    /// <returns>A motif of the same name and width.</returns>
    public static PositionProbabilityMatrix Shrink(NeuronModule module, double shrinkage)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentOutOfRangeException.ThrowIfNegative(shrinkage);
        ArgumentOutOfRangeException.ThrowIfLessThan(module.SequenceCount, 1, nameof(module));
        double count = module.SequenceCount;
        double[] shrunk = module.Motif.Probabilities.ToArray();
        foreach (ref double value in shrunk.AsSpan())
            value = (count * value + shrinkage / Dna.BaseCount) / (count + shrinkage);
        return new PositionProbabilityMatrix(module.Motif.Name, shrunk, module.Motif.AlternateName, module.SequenceCount);
    }

    /// <summary>Information of every column of a module, shrunk as the settings say, [width].</summary>
    /// <param name="module">The module.</param>
    /// <param name="settings">How; null for the published method.</param>
    public static double[] Information(NeuronModule module, SegmentSettings? settings = null)
    {
        settings ??= SegmentSettings.Paper;
        settings.Validate();
        PositionProbabilityMatrix shrunk = Shrink(module, settings.Shrinkage);
        return settings.Information == ColumnInformation.Bits ? InformationContent.OfColumns(shrunk) : Mixed(shrunk);
    }

    /// <summary>The segments of a module from left to right.</summary>
    /// <param name="module">The module.</param>
    /// <param name="settings">How; null for the published method.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range, or the module has no sequence.</exception>
    public static IReadOnlyList<MotifSegment> Find(NeuronModule module, SegmentSettings? settings = null)
    {
        settings ??= SegmentSettings.Paper;
        double[] information = Information(module, settings);
        bool[] inside = Widen(OverThreshold(information, settings.Threshold), settings.Widening);
        var segments = new List<MotifSegment>();
        for (int start = 0, end; start < inside.Length; start = end + 1)
        {
            end = start;
            while (end < inside.Length && inside[end])
                end++;
            if (end > start && end - start >= settings.LeastWidth)
                segments.Add(Cut(module, start, end));
        }
        return segments;
    }

    private static double[] Mixed(PositionProbabilityMatrix motif)
    {
        var information = new double[motif.Width];
        for (int position = 0; position < information.Length; position++)
        {
            information[position] = 2;
            foreach (double p in motif[position])
                information[position] += p > 0 ? p * Math.Log(p) : 0;
        }
        return information;
    }

    /// <summary>
    /// Columns whose window of three has a mean over the threshold. The outermost have no whole window; widening reaches
    /// them.
    /// </summary>
    private static bool[] OverThreshold(double[] information, double threshold)
    {
        var over = new bool[information.Length];
        for (int position = 1; position < information.Length - 1; position++)
        {
            double sum = information[position - 1] + information[position] + information[position + 1];
            over[position] = sum > 3 * threshold;
        }
        return over;
    }

    private static bool[] Widen(bool[] inside, int columns)
    {
        var wider = new bool[inside.Length];
        for (int position = 0; position < inside.Length; position++)
        {
            if (!inside[position])
                continue;
            int from = Math.Max(0, position - columns);
            wider.AsSpan(from, Math.Min(inside.Length, position + columns + 1) - from).Fill(true);
        }
        return wider;
    }

    private static MotifSegment Cut(NeuronModule module, int start, int end)
    {
        // Columns are counted from 1 where users read them.
        string name = MotifNames.OneWord($"{module.Name}:{start + 1}-{end}");
        ReadOnlySpan<double> columns =
            module.Motif.Probabilities[(start * Dna.BaseCount)..(end * Dna.BaseCount)];
        return new MotifSegment(
            module.Motif, start, new PositionProbabilityMatrix(name, columns, siteCount: module.SequenceCount));
    }
}
