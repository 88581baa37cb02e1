using System.Collections.Concurrent;
using MlNetGenomics.Kernels;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Motifs.Scan;

public sealed partial class MotifScanner
{
    /// <summary>One scan: sequences gather in a batch, a full batch is scanned in pieces by all threads.</summary>
    private sealed class ScanRun
    {
        private readonly MotifScanner _scanner;
        private readonly Action<MotifHit> _onHit;
        private readonly int _threads;
        private readonly IProgress<long>? _progress;
        private readonly CancellationToken _cancellation;
        private readonly ScanBatch _batch = new();
        private readonly WindowCounter _windows;
        private readonly MotifSiteFinder[] _finders;
        private readonly int _padding;
        private readonly ConcurrentBag<byte[]> _wordBuffers = [];
        private int _sequences;
        private int _longest;
        private string _longestName = "";
        private long _bases;

        public ScanRun(
            MotifScanner scanner,
            Action<MotifHit> onHit,
            int threads,
            IProgress<long>? progress,
            CancellationToken cancellation)
        {
            _scanner = scanner;
            _onHit = onHit;
            _threads = threads;
            _progress = progress;
            _cancellation = cancellation;
            _finders = scanner._finders.Value;
            _padding = _finders.Max(finder => finder.Padding);
            _windows = new WindowCounter(scanner.Motifs.Select(motif => motif.Width));
        }

        public void Add(string name, ReadOnlySpan<byte> codes)
        {
            if (_scanner._settings.IsGenomic)
                GenomicInterval.OfSequence(name, codes.Length);
            _batch.Add(name, codes);
            _windows.Add(codes);
            _sequences++;
            _bases += codes.Length;
            if (codes.Length > _longest)
                (_longest, _longestName) = (codes.Length, name);
            if (_batch.Length >= BatchLength)
                ScanBatch();
        }

        public ScanSummary Finish()
        {
            ScanBatch();
            int strands = _scanner._settings.BothStrands ? 2 : 1;
            PositionProbabilityMatrix narrowest = _scanner.Motifs.MinBy(motif => motif.Width)!;
            if (_sequences > 0 && _longest < narrowest.Width)
            {
                throw new GenomicsException(
                    $"the longest sequence, {_longestName}, has {_longest} bases, fewer than any motif has positions: "
                    + $"{narrowest.Name}, the narrowest, has {narrowest.Width}");
            }
            long[] windows = [.. _scanner.Motifs.Select(motif => _windows[motif.Width] * strands)];
            return new ScanSummary(_sequences, _bases, _longest, windows) { LongestName = _longestName };
        }

        private void ScanBatch()
        {
            int pieces = (_batch.Length + PieceLength - 1) / PieceLength;
            var hits = new List<MotifHit>[pieces];
            ParallelLoop.For(pieces, _threads, piece => hits[piece] = ScanPiece(piece * PieceLength), _cancellation);
            foreach (List<MotifHit> found in hits)
                found.ForEach(_onHit);
            _batch.Clear(_sequences);
            _progress?.Report(_bases);
        }

        /// <summary>Hits of all motifs that start in a piece, in order.</summary>
        private List<MotifHit> ScanPiece(int start)
        {
            int length = Math.Min(PieceLength, _batch.Length - start);
            ReadOnlySpan<byte> codes = _batch.Codes.Slice(
                start, Math.Min(_batch.Length - start, PieceLength + _scanner._greatestWidth));
            if (!_wordBuffers.TryTake(out byte[]? words))
                words = new byte[PieceLength + _scanner._greatestWidth + _padding];
            SiteFilter.FillWords(codes, words);
            var sites = new List<FoundSite>();
            var hits = new List<MotifHit>();
            for (int motif = 0; motif < _finders.Length; motif++)
            {
                MotifSiteFinder finder = _finders[motif];
                sites.Clear();
                finder.Find(codes, words, Math.Min(length, codes.Length - finder.Width + 1), sites);
                foreach (FoundSite site in sites)
                    hits.Add(Hit(motif, start + site.Start, site));
            }
            _wordBuffers.Add(words);
            hits.Sort(ByPlace);
            return hits;
        }

        private MotifHit Hit(int motif, int place, FoundSite site)
        {
            SiteScores scores = _scanner.Scores[motif];
            (int index, string name, int position) = _batch.Locate(place);
            GenomicInterval? genome = _scanner._settings.IsGenomic && GenomicInterval.TryParse(name, out GenomicInterval interval)
                ? interval.Part(position, position + scores.Width, site.IsReverse)
                : null;
            ReadOnlySpan<byte> bases = _batch.Codes.Slice(place, scores.Width);
            return new MotifHit(
                motif,
                _scanner.Motifs[motif],
                index,
                name,
                position,
                site.IsReverse,
                scores.Bits(site.Score),
                scores.PValue(site.Score),
                double.NaN,
                Dna.Decode(site.IsReverse ? Dna.ReverseComplement(bases) : bases))
            {
                Genome = genome,
            };
        }

        private static int ByPlace(MotifHit x, MotifHit y)
        {
            int order = x.SequenceIndex.CompareTo(y.SequenceIndex);
            if (order == 0)
                order = x.Start.CompareTo(y.Start);
            if (order == 0)
                order = x.MotifIndex.CompareTo(y.MotifIndex);
            return order == 0 ? x.IsReverse.CompareTo(y.IsReverse) : order;
        }
    }
}
