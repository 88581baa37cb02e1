using System.Runtime.InteropServices;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Reports;

/// <summary>
/// Base scores as one track along the genome, whatever order sequences come in: lines are sorted by chromosome and start
/// and none overlap, as bedGraphToBigWig wants them; a base in several sequences gets the mean of its scores. Scores wait
/// in a temporary file, and only where it has each sequence's is in memory.
/// </summary>
public sealed class GenomeTrack : IDisposable
{
    private readonly TemporaryFile _file = new(null);
    private readonly List<Piece> _pieces = [];

    /// <summary>Adds a sequence.</summary>
    /// <param name="name">The sequence's name, chr:start-end.</param>
    /// <param name="length">Bases of the sequence.</param>
    /// <param name="first">First base that has a score, from 0.</param>
    /// <param name="scores">A number a base, in the order of the sequence.</param>
    /// <exception cref="GenomicsException">The name does not say where the sequence lies, or says another length; the disk is full.</exception>
    public void Add(string name, int length, int first, ReadOnlySpan<float> scores)
    {
        GenomicInterval interval = GenomicInterval.OfSequence(name, length).Part(first, first + scores.Length);
        _pieces.Add(new Piece(interval.Chromosome, interval.Start, scores.Length, _file.Length));
        if (!interval.IsReverse)
        {
            _file.Append(MemoryMarshal.AsBytes(scores));
            return;
        }
        float[] turned = scores.ToArray();
        Array.Reverse(turned);
        _file.Append(MemoryMarshal.AsBytes(turned.AsSpan()));
    }

    /// <summary>Writes all of it as bedGraph: chromosome, start (from 0), end, score, a line a base.</summary>
    /// <param name="writer">Receives the lines.</param>
    /// <param name="cancellation">Stops between sequences.</param>
    public void Write(TextWriter writer, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _file.Complete();
        var means = new RunningMeans(writer);
        // By letters' codes, as sort does in the C locale.
        foreach (Piece piece in _pieces.OrderBy(piece => piece.Chromosome, StringComparer.Ordinal).ThenBy(piece => piece.Start))
        {
            cancellation.ThrowIfCancellationRequested();
            var scores = new float[piece.Length];
            _file.Read(MemoryMarshal.AsBytes(scores.AsSpan()), piece.Offset);
            means.Add(piece.Chromosome, piece.Start, scores);
        }
        means.Finish();
    }

    /// <summary>Deletes the temporary file.</summary>
    public void Dispose() => _file.Dispose();

    private readonly record struct Piece(string Chromosome, long Start, int Length, long Offset);
}
