using MlNetGenomics.Kernels;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Networks.MuSeAM;

/// <content>The forward pass.</content>
internal sealed partial class LookupEngine<TLanes>
{
    // Of each block: convolution weights and probabilities, [W x 4 x 16], and the table made of the weights.
    private readonly float[] _weights;
    private readonly float[] _probabilities;
    private readonly AlignedBuffer _tables;

    private readonly float[] _logBackground;

    private float Scale(float alpha) => _settings.LlrScale == LlrScale.InverseAlpha ? 1 / alpha : 1;

    /// <summary>Weights and table of a block from its parameters.</summary>
    private void PrepareBlock(int block, MuseamParameters parameters)
    {
        float alpha = MathF.Exp(parameters.LogAlpha);
        Span<float> kernels = Part(parameters.Kernels, block, _kernelSize * BlockWidth);
        Span<float> weights = Part(_weights, block, _kernelSize * BlockWidth);
        Span<float> probabilities = Part(_probabilities, block, _kernelSize * BlockWidth);
        for (int position = 0; position < _settings.KernelWidth; position++)
        {
            int at = position * Dna.BaseCount * BlockWidth;
            const int Size = Dna.BaseCount * BlockWidth;
            for (int lane = 0; lane < BlockWidth; lane += TLanes.Count)
            {
                ComputePosition(
                    kernels.Slice(at, Size), alpha, lane, weights.Slice(at, Size), probabilities.Slice(at, Size));
            }
        }
        LookupConvolution.FillTable<TLanes>(
            weights, _settings.KernelWidth, _rows.HasUnknownBases, Table(block));
    }

    /// <summary>M[b] = exp(a K[b]) / sum over b' of exp(a K[b']), LLR[b] = scale (ln M[b] - ln bg[b]), at one position.</summary>
    private void ComputePosition(
        ReadOnlySpan<float> kernels, float alpha, int lane, Span<float> weights, Span<float> probabilities)
    {
        TLanes sharpness = TLanes.Create(alpha);
        TLanes scale = TLanes.Create(Scale(alpha));
        TLanes largest = sharpness * TLanes.Load(in kernels[0], lane);
        for (int b = 1; b < Dna.BaseCount; b++)
            largest = TLanes.Max(largest, sharpness * TLanes.Load(in kernels[b * BlockWidth], lane));
        TLanes sum = TLanes.Create(0);
        for (int b = 0; b < Dna.BaseCount; b++)
        {
            TLanes power = TLanes.Exp(sharpness * TLanes.Load(in kernels[b * BlockWidth], lane) - largest);
            TLanes.Store(power, ref probabilities[b * BlockWidth], lane);
            sum += power;
        }
        TLanes logSum = largest + TLanes.Log(sum);
        for (int b = 0; b < Dna.BaseCount; b++)
        {
            ref float probability = ref probabilities[b * BlockWidth];
            TLanes.Store(TLanes.Load(in probability, lane) / sum, ref probability, lane);
            TLanes logProbability = sharpness * TLanes.Load(in kernels[b * BlockWidth], lane) - logSum;
            TLanes ratio = logProbability - TLanes.Create(_logBackground[b]);
            TLanes.Store(scale * ratio, ref weights[b * BlockWidth], lane);
        }
    }

    private void ScanBlock(int block, int[] batch)
    {
        Span<float> table = Table(block);
        for (int i = 0; i < batch.Length; i++)
        {
            int slot = (block * batch.Length + i) * BlockWidth;
            LookupConvolution.BestWindows<TLanes>(
                table,
                _settings.KernelWidth,
                _rows,
                batch[i],
                _scores.AsSpan(slot, BlockWidth),
                _windows.AsSpan(slot, BlockWidth));
        }
    }

    /// <summary>
    /// Dropout (Srivastava et al. 2014): each score is left out with the settings' probability and the
    /// others are raised, so that their expectation stays.
    /// </summary>
    private void DropScores(int block, int batchLength, SplittableRandom random)
    {
        int first = block * batchLength * BlockWidth;
        for (int slot = first; slot < first + batchLength * BlockWidth; slot++)
        {
            bool isKept = random.NextDouble() >= _settings.Dropout;
            _scores[slot] = isKept ? _scores[slot] * _scoreScale : 0;
            _windows[slot] = isKept ? _windows[slot] : -1;
        }
    }

    private double Prediction(int index, int batchLength, MuseamParameters parameters) =>
        KernelBlocks.Predict(_scores, index, batchLength, parameters.Head, parameters.Intercept);

    private Span<float> Table(int block)
    {
        int size = LookupConvolution.TableSize(_settings.KernelWidth);
        return _tables.Slice(block * size, size);
    }
}
