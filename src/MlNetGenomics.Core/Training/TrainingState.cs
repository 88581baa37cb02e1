using System.Runtime.InteropServices;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Training;

/// <summary>How far a training run has come.</summary>
internal abstract class TrainingState
{
    // In pieces: an array may have more bytes than a span can count.
    private const int Piece = 1 << 20;

    /// <summary>Steps taken.</summary>
    public long Step { get; set; }

    /// <summary>Losses of the epochs done.</summary>
    public List<EpochLoss> History { get; } = [];

    /// <summary>Whether training has come to its end.</summary>
    public bool IsFinished { get; set; }

    /// <summary>Number, from 0, of the epoch with the lowest validation loss, or -1.</summary>
    public int BestEpoch
    {
        get
        {
            int best = -1;
            for (int i = 0; i < History.Count; i++)
            {
                if (!double.IsNaN(History[i].Validation)
                    && (best < 0 || History[i].Validation < History[best].Validation))
                    best = i;
            }
            return best;
        }
    }

    /// <summary>Whether the epoch last done is the best so far.</summary>
    public bool IsAtBest => BestEpoch >= 0 && BestEpoch == History.Count - 1;

    /// <summary>The model's and the optimizer's numbers, in a fixed order, for storing.</summary>
    protected abstract IEnumerable<float[]> Arrays { get; }

    /// <summary>
    /// Adds an epoch, and ends training where it was the last one or the validation loss has not fallen for
    /// <paramref name="patience"/> epochs.
    /// </summary>
    public void Add(EpochLoss loss, int epochs, int patience)
    {
        History.Add(loss);
        bool hasStalled = !double.IsNaN(loss.Validation) && History.Count - 1 - BestEpoch >= patience;
        IsFinished = History.Count == epochs || hasStalled;
    }

    /// <summary>Writes what <see cref="Read"/> reads.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Step);
        writer.Write(IsFinished);
        writer.Write(History.Count);
        foreach (EpochLoss loss in History)
        {
            writer.Write(loss.Training);
            writer.Write(loss.Validation);
        }
        foreach (float[] array in Arrays)
        {
            for (int start = 0; start < array.Length; start += Piece)
                writer.Write(MemoryMarshal.AsBytes(array.AsSpan(start, Math.Min(Piece, array.Length - start))));
        }
    }

    /// <summary>Takes over a written state.</summary>
    public void Read(BinaryReader reader)
    {
        Step = reader.ReadInt64();
        IsFinished = reader.ReadBoolean();
        History.Clear();
        int epochs = reader.ReadInt32();
        for (int i = 0; i < epochs; i++)
            History.Add(new EpochLoss(reader.ReadDouble(), reader.ReadDouble()));
        foreach (float[] array in Arrays)
        {
            for (int start = 0; start < array.Length; start += Piece)
            {
                Span<float> piece = array.AsSpan(start, Math.Min(Piece, array.Length - start));
                reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(piece));
            }
        }
    }

    /// <summary>What a run that has left the finite numbers ends with.</summary>
    /// <param name="epoch">Number of the epoch, from 1.</param>
    /// <param name="batch">Number of the batch in it, from 1.</param>
    /// <param name="learningRate">Step size at that point.</param>
    public static GenomicsException Diverged(int epoch, int batch, double learningRate) =>
        new(FormattableString.Invariant($"the loss is no longer a number in epoch {epoch}, batch {batch} ")
            + FormattableString.Invariant($"(learning rate {learningRate}): try a smaller learning rate"));

    /// <summary>Puts a share of the items aside at random.</summary>
    /// <param name="count">Number of items.</param>
    /// <param name="fraction">Share to put aside; 0 for none, below 1.</param>
    /// <param name="random">Draws them.</param>
    /// <returns>Numbers of the items to train on, and of those put aside.</returns>
    /// <exception cref="GenomicsException">None is left to train on.</exception>
    public static (int[] Training, int[] Validation) Split(
        int count, double fraction, SplittableRandom random)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        int held = (int)Math.Round(count * fraction);
        if (held == 0)
            return (order, []);
        if (held >= count)
            throw new GenomicsException($"a validation set of {held} leaves none of {count} sequences to train on");
        random.Shuffle<int>(order);
        return (order[held..], order[..held]);
    }
}
