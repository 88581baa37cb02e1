using MlNetGenomics.Accessibility;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Files;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Cli.Running;

/// <summary>Reads peaks and predicts the activity of the bases in their middle.</summary>
/// <param name="inputs">The peaks.</param>
/// <param name="length">Bases of a sequence.</param>
/// <param name="score">Predicts, one number a sequence.</param>
/// <param name="run">The run.</param>
internal sealed class PeakJob(
    PeakInputs inputs, int length, Func<SequenceSet, CancellationToken, float[]> score, CommandRun run)
{
    private const int BatchSize = 8192;

    private readonly SequenceSetBuilder _batch = new();
    private readonly List<Peak> _peaks = [];
    private readonly List<float> _activities = [];

    /// <summary>The peaks that were scored.</summary>
    public IReadOnlyList<Peak> Peaks => _peaks;

    /// <summary>Predicted activity of each.</summary>
    public IReadOnlyList<float> Activities => _activities;

    /// <summary>Peaks on chromosomes that the genome does not have.</summary>
    public int Skipped { get; private set; }

    /// <summary>Reads and scores.</summary>
    public void Run()
    {
        if (inputs.Peaks is { } path)
            ScoreGenome(path, inputs.Genome!);
        else
            ScoreFasta(inputs.Fasta!, inputs.Scores!);
        Flush();
    }

    /// <summary>Groups the peaks that were scored.</summary>
    /// <param name="segmentation">Classes of the genome; null for none.</param>
    /// <exception cref="GenomicsException">There are too few; names the file.</exception>
    public AccessibilityProfile Profile(AnnotationIndex? segmentation) => SequenceOptions.InFile(
        inputs.Name, () => AccessibilityProfile.Of(_peaks, _activities, inputs.Settings, segmentation));

    private void ScoreGenome(string path, string genomePath)
    {
        using GenomeWindows genome = GenomeWindows.Open(genomePath);
        var codes = new byte[length];
        string? first = null;
        foreach (Peak peak in NarrowPeakReader.Read(path))
        {
            if (genome.Find(peak.Chromosome) is not { } chromosome)
            {
                first ??= peak.Chromosome;
                Skipped++;
                continue;
            }
            if (peak.End > genome.LengthOf(chromosome))
            {
                throw new GenomicsException(
                    $"{InputFile.DisplayName(path)}: peak {peak.Chromosome}:{peak.Start}-{peak.End} ends behind {chromosome}, which has {genome.LengthOf(chromosome)} bases in {genomePath}");
            }
            genome.Read(chromosome, peak.CentralStart(length), codes);
            Add(peak, codes);
        }
        if (Skipped > 0)
            run.Warn($"{InputFile.DisplayName(path)}: {Skipped:#,0} peaks skipped, on chromosomes that {genomePath} does not have ({first}, ...)");
        if (genome.Renamed is [var (asked, found), ..])
            run.Output.WriteLine($"chromosome {asked} is {found} in {genomePath}");
    }

    private void ScoreFasta(string fasta, string scores)
    {
        SequenceSet sequences = FastaReader.ReadAll(fasta, AmbiguityPolicy.AsN);
        float[] accessibilities = LabelReader.Read(scores, sequences, inputs.ScoreColumn is { } column ? [column] : [])[0];
        for (int i = 0; i < sequences.Count; i++)
        {
            ReadOnlySpan<byte> own = sequences[i];
            if (own.Length < length)
            {
                throw new GenomicsException(
                    $"{InputFile.DisplayName(fasta)}: record {i + 1} ({sequences.Names[i]}) has {own.Length} bases, fewer than the {length} in the middle that are scored");
            }
            bool hasPlace = GenomicInterval.TryParse(sequences.Names[i], out GenomicInterval place);
            Peak peak = hasPlace
                ? new Peak(sequences.Names[i], place.Chromosome, place.Start, place.End, accessibilities[i])
                : new Peak(sequences.Names[i], "", 0, own.Length, accessibilities[i]);
            Add(peak, own.Slice((own.Length - length) / 2, length));
        }
    }

    private void Add(Peak peak, ReadOnlySpan<byte> codes)
    {
        _peaks.Add(peak);
        _batch.Add("", codes);
        if (_batch.Count == BatchSize)
            Flush();
    }

    private void Flush()
    {
        run.Cancellation.ThrowIfCancellationRequested();
        if (_batch.Count > 0)
            _activities.AddRange(score(_batch.Build(), run.Cancellation));
    }
}
