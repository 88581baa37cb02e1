using MlNetGenomics.Networks.MuSeAM;

namespace MlNetGenomics.Regulators;

/// <summary>
/// How much the squared error grows where a kernel is taken out of a model, for each sequence and kernel (MuSeAM paper,
/// Methods): (y - yhat without j)^2 - (y - yhat)^2. The head is linear, so yhat without j is yhat - beta_j score_j, and the
/// growth is (2 (y - yhat) + c) c with c = beta_j score_j: exact, and no network runs again.
/// </summary>
public sealed class KernelImportance
{
    private readonly double[] _importance;
    private readonly double[] _predictions;
    private readonly int _kernels;

    private KernelImportance(double[] importance, double[] predictions, int kernels, double meanSquaredError)
    {
        (_importance, _predictions, _kernels, MeanSquaredError) = (importance, predictions, kernels, meanSquaredError);
    }

    /// <summary>Number of sequences.</summary>
    public int SequenceCount => _predictions.Length;

    /// <summary>Number of kernels.</summary>
    public int KernelCount => _kernels;

    /// <summary>Mean squared error of the whole model.</summary>
    public double MeanSquaredError { get; }

    /// <summary>Predictions of the whole model, [sequences].</summary>
    public IReadOnlyList<double> Predictions => _predictions;

    /// <summary>Works it out.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scores">Its motif scores.</param>
    /// <param name="measured">One value a sequence, on the scale of the model's predictions.</param>
    /// <exception cref="ArgumentException">Numbers of kernels or of sequences differ.</exception>
    public static KernelImportance Of(MuseamModel model, MotifScores scores, ReadOnlySpan<float> measured)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.KernelCount != model.KernelCount)
            throw new ArgumentException($"scores of {scores.KernelCount} kernels, the model has {model.KernelCount}", nameof(scores));
        if (measured.Length != scores.SequenceCount)
            throw new ArgumentException($"{measured.Length} values for {scores.SequenceCount} sequences", nameof(measured));
        int kernels = model.KernelCount;
        var importance = new double[scores.SequenceCount * kernels];
        var predictions = new double[scores.SequenceCount];
        double squares = 0;
        for (int sequence = 0; sequence < predictions.Length; sequence++)
        {
            ReadOnlySpan<float> own = scores.Scores(sequence);
            double prediction = model.Intercept;
            for (int kernel = 0; kernel < kernels; kernel++)
                prediction += (double)model.HeadWeights[kernel] * own[kernel];
            predictions[sequence] = prediction;
            double error = measured[sequence] - prediction;
            squares += error * error;
            for (int kernel = 0; kernel < kernels; kernel++)
            {
                double contribution = (double)model.HeadWeights[kernel] * own[kernel];
                importance[sequence * kernels + kernel] = (2 * error + contribution) * contribution;
            }
        }
        return new KernelImportance(importance, predictions, kernels, squares / predictions.Length);
    }

    /// <summary>Importance of every kernel for a sequence.</summary>
    public ReadOnlySpan<double> this[int sequence] => _importance.AsSpan(sequence * _kernels, _kernels);

    /// <summary>Influence of every kernel: its mean importance over all sequences.</summary>
    public double[] Influence()
    {
        var influence = new double[_kernels];
        for (int sequence = 0; sequence < SequenceCount; sequence++)
        {
            for (int kernel = 0; kernel < _kernels; kernel++)
                influence[kernel] += this[sequence][kernel];
        }
        for (int kernel = 0; kernel < _kernels; kernel++)
            influence[kernel] /= SequenceCount;
        return influence;
    }

    /// <summary>The kernels of the greatest importance for a sequence, greatest first; only those without which the error grows.</summary>
    /// <param name="sequence">Its number, from 0.</param>
    /// <param name="count">How many, at most.</param>
    public int[] MostImportant(int sequence, int count)
    {
        double[] own = this[sequence].ToArray();
        return [.. Enumerable.Range(0, _kernels).Where(kernel => own[kernel] > 0).OrderByDescending(kernel => own[kernel]).Take(count)];
    }
}
