using MlNetGenomics.Kernels;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>
/// The fast engine: lookup-table forward pass, sparse backward pass. Work is shared out by blocks of
/// sixteen kernels, which do not depend on each other, and sums over kernels or sequences run in a fixed
/// order, so that results are the same to the bit whatever the number of threads.
/// </summary>
internal sealed partial class LookupEngine<TLanes> : MuseamEngine
    where TLanes : struct, ILanes<TLanes>
{
    private const int BlockWidth = LookupConvolution.BlockWidth;

    private readonly LookupRows _rows;
    private readonly float[] _labels;
    private readonly MuseamSettings _settings;
    private readonly int _threads;
    private readonly int _blockCount;
    private readonly int _kernelSize;

    // Best score and its window, [blocks x batch x 16], and d loss / d prediction, [batch].
    private float[] _scores = [];
    private int[] _windows = [];
    private float[] _residuals = [];

    // What the scores that dropout leaves are multiplied by.
    private float _scoreScale = 1;

    /// <summary>Prepares buffers.</summary>
    /// <param name="rows">The sequences, all that batches are drawn from.</param>
    /// <param name="labels">One label a sequence, or empty where only predictions are asked for.</param>
    /// <param name="settings">Shape and penalties.</param>
    /// <param name="threads">Number of threads; 0 for one a processor.</param>
    public LookupEngine(LookupRows rows, float[] labels, MuseamSettings settings, int threads)
    {
        _rows = rows;
        _labels = labels;
        _settings = settings;
        _threads = threads;
        _blockCount = KernelBlocks.Count(settings.KernelCount);
        _kernelSize = settings.KernelWidth * Dna.BaseCount;
        _weights = new float[_blockCount * _kernelSize * BlockWidth];
        _probabilities = new float[_weights.Length];
        _tables = new AlignedBuffer(_blockCount * LookupConvolution.TableSize(settings.KernelWidth));
        _logBackground =
            [.. Enumerable.Range(0, Dna.BaseCount).Select(b => (float)Math.Log(settings.Background[b]))];
        _alphaGradients = new double[_blockCount];
        Gradient = new MuseamParameters(settings.KernelCount, settings.KernelWidth);
    }

    /// <inheritdoc/>
    public override MuseamParameters Gradient { get; }

    /// <inheritdoc/>
    public override double Step(ReadOnlySpan<int> batch, MuseamTrainingState state)
    {
        state.Step++;
        float stepSize = AdamOptimizer.StepSize(_settings.LearningRate, state.Step);
        SplittableRandom? dropout = _settings.Dropout > 0
            ? new SplittableRandom(_settings.Seed).Split(TrainingStreams.Dropout).Split(state.Step)
            : null;
        double loss = ComputeGradient(
            batch, state.Parameters, dropout, block => UpdateBlock(block, state, stepSize));
        AdamOptimizer.Update(
            ref state.Parameters.Intercept,
            Gradient.Intercept,
            ref state.Mean.Intercept,
            ref state.Variance.Intercept,
            stepSize);
        if (_settings.LearnAlpha)
        {
            AdamOptimizer.Update(
                ref state.Parameters.LogAlpha,
                Gradient.LogAlpha,
                ref state.Mean.LogAlpha,
                ref state.Variance.LogAlpha,
                stepSize);
        }
        return loss;
    }

    /// <inheritdoc/>
    public override double ComputeGradient(ReadOnlySpan<int> batch, MuseamParameters parameters) =>
        ComputeGradient(batch, parameters, null, null);

    /// <inheritdoc/>
    public override void Predict(ReadOnlySpan<int> sequences, MuseamParameters parameters, Span<float> predictions)
    {
        const int Chunk = 256;
        ParallelLoop.For(_blockCount, _threads, block => PrepareBlock(block, parameters));
        for (int start = 0; start < sequences.Length; start += Chunk)
        {
            int[] batch = sequences[start..Math.Min(start + Chunk, sequences.Length)].ToArray();
            Reserve(batch.Length);
            ParallelLoop.For(_blockCount, _threads, block => ScanBlock(block, batch));
            for (int i = 0; i < batch.Length; i++)
                predictions[start + i] = (float)Prediction(i, batch.Length, parameters);
        }
    }

    private double ComputeGradient(
        ReadOnlySpan<int> sequences, MuseamParameters parameters, SplittableRandom? dropout, Action<int>? afterBlock)
    {
        int[] batch = sequences.ToArray();
        Reserve(batch.Length);
        _scoreScale = dropout is null ? 1 : (float)(1 / (1 - _settings.Dropout));
        ParallelLoop.For(_blockCount + 1, _threads, task =>
        {
            if (task == 0)
            {
                FillOneHot(batch);
                return;
            }
            PrepareBlock(task - 1, parameters);
            ScanBlock(task - 1, batch);
            if (dropout is not null)
                DropScores(task - 1, batch.Length, dropout.Split(task));
        });
        double loss = ComputeResiduals(batch, parameters);
        ParallelLoop.For(_blockCount, _threads, block =>
        {
            Backward(block, batch.Length, parameters);
            afterBlock?.Invoke(block);
        });
        Gradient.LogAlpha = (float)_alphaGradients.Sum();
        return loss;
    }

    private double ComputeResiduals(int[] batch, MuseamParameters parameters)
    {
        double squares = 0;
        double sum = 0;
        for (int i = 0; i < batch.Length; i++)
        {
            double residual = Prediction(i, batch.Length, parameters) - _labels[batch[i]];
            squares += residual * residual;
            _residuals[i] = (float)(2 * residual / batch.Length);
            sum += _residuals[i];
        }
        Gradient.Intercept = (float)sum;
        return squares / batch.Length;
    }

    private void UpdateBlock(int block, MuseamTrainingState state, float stepSize)
    {
        Update(p => p.Kernels, _kernelSize * BlockWidth);
        Update(p => p.Head, BlockWidth);

        void Update(Func<MuseamParameters, float[]> array, int size) => AdamOptimizer.Update<TLanes>(
            Part(array(state.Parameters), block, size),
            Part(array(Gradient), block, size),
            Part(array(state.Mean), block, size),
            Part(array(state.Variance), block, size),
            stepSize);
    }

    private void Reserve(int batchLength)
    {
        int size = _blockCount * batchLength * BlockWidth;
        if (_scores.Length >= size)
            return;
        _scores = new float[size];
        _windows = new int[size];
        _residuals = new float[batchLength];
    }

    private static Span<float> Part(float[] array, int block, int size) => array.AsSpan(block * size, size);
}
