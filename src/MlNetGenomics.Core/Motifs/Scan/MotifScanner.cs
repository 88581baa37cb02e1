using MlNetGenomics.Kernels;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Motifs.Scan;

/// <summary>
/// Finds the places in sequences that look like given motifs, with exact p-values, as FIMO does (Grant, Bailey
/// and Noble 2011, doi:10.1093/bioinformatics/btr064). A scanner may be used from several threads at a time.
/// </summary>
/// <remarks>
/// A motif has no hit in a sequence that is shorter than it; <see cref="ScanSummary.WindowCounts"/> is 0 where that is
/// so of all sequences. A best score there must be, so <see cref="BestScores"/> fails on such a sequence.
/// </remarks>
public sealed partial class MotifScanner
{
    // Windows of one task: their word codes stay in a first-level cache while all motifs pass.
    private const int PieceLength = 1 << 14;

    // Bases that are read before the threads start on them.
    private const int BatchLength = 1 << 23;

    private readonly ScanSettings _settings;
    private readonly int _greatestWidth;
    private readonly Lazy<SiteScores[]> _scores;
    private readonly Lazy<MotifSiteFinder[]> _finders;
    private readonly Lazy<BestSiteFinder> _bestSites;

    /// <summary>Prepares motifs.</summary>
    /// <param name="motifs">The motifs, at least one.</param>
    /// <param name="settings">How; null for the defaults.</param>
    /// <param name="threads">Threads that prepare; 0 for one a processor.</param>
    /// <exception cref="GenomicsException">
    /// There is no motif, or one has a probability of 0 and there is no pseudocount.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    public MotifScanner(
        IReadOnlyList<PositionProbabilityMatrix> motifs, ScanSettings? settings = null, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(motifs);
        _settings = settings ?? new ScanSettings();
        _settings.Validate();
        if (motifs.Count == 0)
            throw new GenomicsException("there are no motifs to scan for");
        Motifs = motifs;
        BaseBackground background = _settings.ScannedBackground();
        Weights = [.. motifs.Select(motif => new PositionWeightMatrix(
            motif, background, _settings.Pseudocount, _settings.DefaultSiteCount))];
        _greatestWidth = motifs.Max(motif => motif.Width);
        // Exact distributions take a while, and the best scores do without.
        _scores = new Lazy<SiteScores[]>(() => OfEach(threads, i => new SiteScores(Weights[i])));
        _finders = new Lazy<MotifSiteFinder[]>(() => OfEach(
            threads, i => new MotifSiteFinder(Scores[i], _settings.MaximumPValue, _settings.BothStrands)));
        _bestSites = new Lazy<BestSiteFinder>(() => new BestSiteFinder(Weights, _settings.BothStrands));
    }

    /// <summary>The motifs.</summary>
    public IReadOnlyList<PositionProbabilityMatrix> Motifs { get; }

    /// <summary>How motifs become weights, and which sites are hits.</summary>
    public ScanSettings Settings => _settings;

    /// <summary>The motifs as log-odds.</summary>
    public IReadOnlyList<PositionWeightMatrix> Weights { get; }

    /// <summary>Scores and p-values of the motifs' sites.</summary>
    public IReadOnlyList<SiteScores> Scores => _scores.Value;

    /// <summary>Finds all hits in a file, with q-values.</summary>
    /// <param name="sequences">The file, read to its end in parts; not all of it is in memory at a time.</param>
    /// <param name="threads">Number of threads; 0 for one a processor. The result does not depend on it.</param>
    /// <param name="progress">Receives the number of bases done so far.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="GenomicsException">
    /// The file is not FASTA, every sequence is shorter than every motif, a name does not say where its sequence lies
    /// where it should, or there are more hits than the settings allow.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public ScanResult Scan(
        FastaReader sequences,
        int threads = 0,
        IProgress<long>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        return Collect(onHit => ScanEach(sequences, onHit, threads, progress, cancellation));
    }

    /// <summary>Finds all hits in sequences, with q-values.</summary>
    /// <param name="sequences">The sequences, of any lengths.</param>
    /// <param name="threads">Number of threads; 0 for one a processor. The result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="GenomicsException">
    /// Every sequence is shorter than every motif, a name does not say where its sequence lies where it should, or
    /// there are more hits than the settings allow.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public ScanResult Scan(SequenceSet sequences, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        return Collect(onHit => ScanEach(sequences, onHit, threads, cancellation));
    }

    /// <summary>
    /// Hands over every hit in a file as it is found, without q-values: nothing is kept, so that whole genomes can be
    /// scanned with any number of hits.
    /// </summary>
    /// <param name="sequences">The file, read to its end.</param>
    /// <param name="onHit">
    /// Receives the hits, one at a time, in the order of <see cref="ScanResult.Hits"/>.
    /// </param>
    /// <param name="threads">Number of threads; 0 for one a processor. The result does not depend on it.</param>
    /// <param name="progress">Receives the number of bases done so far.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="GenomicsException">
    /// The file is not FASTA, every sequence is shorter than every motif, or a name does not say where its sequence
    /// lies where it should.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public ScanSummary ScanEach(
        FastaReader sequences,
        Action<MotifHit> onHit,
        int threads = 0,
        IProgress<long>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentNullException.ThrowIfNull(onHit);
        var run = new ScanRun(this, onHit, threads, progress, cancellation);
        while (sequences.Read())
            run.Add(sequences.Name, sequences.Codes);
        return run.Finish();
    }

    /// <summary>Hands over every hit in sequences as it is found, without q-values.</summary>
    /// <param name="sequences">The sequences, of any lengths.</param>
    /// <param name="onHit">
    /// Receives the hits, one at a time, in the order of <see cref="ScanResult.Hits"/>.
    /// </param>
    /// <param name="threads">Number of threads; 0 for one a processor. The result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="GenomicsException">
    /// Every sequence is shorter than every motif, or a name does not say where its sequence lies where it should.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public ScanSummary ScanEach(
        SequenceSet sequences, Action<MotifHit> onHit, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentNullException.ThrowIfNull(onHit);
        var run = new ScanRun(this, onHit, threads, null, cancellation);
        for (int i = 0; i < sequences.Count; i++)
            run.Add(sequences.Names[i], sequences[i]);
        return run.Finish();
    }

    /// <summary>
    /// The best score of every motif in every sequence, summed log-odds in bits, and where it is: features for any
    /// model. Here an N weighs 0 bits, as it says nothing for or against a motif.
    /// </summary>
    /// <param name="sequences">The sequences, none of them shorter than a motif.</param>
    /// <param name="threads">Number of threads; 0 for one a processor. The result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="GenomicsException">A sequence is shorter than a motif.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public MotifScores BestScores(SequenceSet sequences, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        int widest = Enumerable.Range(0, Motifs.Count).MaxBy(i => Motifs[i].Width);
        for (int i = 0; i < sequences.Count; i++)
        {
            if (sequences[i].Length < _greatestWidth)
            {
                throw new GenomicsException(
                    $"sequence {sequences.Names[i]} has {sequences[i].Length} bases, " +
                    $"motif {Motifs[widest].Name} has {_greatestWidth} positions");
            }
        }
        return _bestSites.Value.Find(sequences, threads, cancellation);
    }

    private T[] OfEach<T>(int threads, Func<int, T> make)
    {
        var results = new T[Motifs.Count];
        ParallelLoop.For(results.Length, threads, i => results[i] = make(i));
        return results;
    }

    private ScanResult Collect(Func<Action<MotifHit>, ScanSummary> scan)
    {
        var hits = new List<MotifHit>();
        ScanSummary summary = scan(hit =>
        {
            if (hits.Count >= _settings.MaximumHits)
            {
                throw new GenomicsException(
                    FormattableString.Invariant($"more than {_settings.MaximumHits} hits with p < {_settings.MaximumPValue}: ") +
                    "a smaller threshold, fewer motifs, or a scan without q-values is needed");
            }
            hits.Add(hit);
        });
        var ofMotif = new List<int>[Motifs.Count];
        for (int i = 0; i < hits.Count; i++)
            (ofMotif[hits[i].MotifIndex] ??= []).Add(i);
        for (int motif = 0; motif < ofMotif.Length; motif++)
        {
            if (ofMotif[motif] is not { } found)
                continue;
            double[] pValues = [.. found.Select(i => hits[i].PValue)];
            double[] qValues = BenjaminiHochberg.QValues(pValues, summary.WindowCounts[motif]);
            for (int i = 0; i < found.Count; i++)
                hits[found[i]] = hits[found[i]] with { QValue = qValues[i] };
        }
        if (_settings.MaximumQValue < 1)
            hits.RemoveAll(hit => hit.QValue > _settings.MaximumQValue);
        return new ScanResult(hits, summary);
    }
}
