using System.Runtime.InteropServices;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Networks.MuSeAM;

/// <content>
/// The backward pass. Of each sequence only the window with a kernel's best score carries a gradient: W
/// one-hot rows, which lie next to each other, weighted by one number.
/// </content>
internal sealed partial class LookupEngine<TLanes>
{
    private readonly double[] _alphaGradients;

    // One-hot rows of the batch only, [batch x strands x L x 4], and room to read past the end.
    private float[] _oneHot = [];

    private int SequenceStride => _rows.StrandCount * _rows.Length * Dna.BaseCount;

    private void FillOneHot(int[] batch)
    {
        int needed = batch.Length * SequenceStride + BlockWidth;
        if (_oneHot.Length < needed)
            _oneHot = new float[needed];
        Array.Clear(_oneHot, 0, needed);
        for (int i = 0; i < batch.Length; i++)
        {
            for (int strand = 0; strand < _rows.StrandCount; strand++)
            {
                Span<float> rows = _oneHot.AsSpan(i * SequenceStride + strand * _rows.Length * Dna.BaseCount);
                ReadOnlySpan<byte> codes = _rows.Codes(batch[i], strand);
                for (int position = 0; position < codes.Length; position++)
                {
                    if (codes[position] != Dna.N)
                        rows[position * Dna.BaseCount + codes[position]] = 1;
                }
            }
        }
    }

    /// <summary>Gradient of a block's kernels and head weights, and its part of alpha's.</summary>
    private void Backward(int block, int batchLength, MuseamParameters parameters)
    {
        int rowLength = (_kernelSize + TLanes.Count - 1) / TLanes.Count * TLanes.Count;
        Span<float> weightGradient = new float[BlockWidth * rowLength];
        Span<float> pull = new float[batchLength];
        Span<int> offsets = new int[batchLength];
        Span<float> head = Part(parameters.Head, block, BlockWidth);
        Span<float> headGradient = Part(Gradient.Head, block, BlockWidth);
        // Kernels that only fill up the last block keep a head weight of 0, whatever they score.
        for (int lane = 0; lane < BlockWidth; lane++)
        {
            float sum = 0;
            for (int i = 0; i < batchLength; i++)
            {
                int slot = (block * batchLength + i) * BlockWidth + lane;
                int window = _windows[slot];
                sum += _residuals[i] * _scores[slot];
                pull[i] = window < 0 ? 0 : _residuals[i] * head[lane] * _scoreScale;
                offsets[i] = i * SequenceStride + Math.Max(window, 0) * Dna.BaseCount;
            }
            headGradient[lane] = block * BlockWidth + lane < _settings.KernelCount ? sum + Penalty(head[lane]) : 0;
            SumWindows(pull, offsets, weightGradient.Slice(lane * rowLength, rowLength));
        }
        _alphaGradients[block] = ToParameters(block, weightGradient, rowLength, parameters);
    }

    /// <summary>Slope of L1 |weight| + L2 weight^2; that of |weight| at 0 is taken as 0.</summary>
    private float Penalty(float weight)
    {
        float sign = weight > 0 ? 1 : weight < 0 ? -1 : 0;
        return (float)_settings.L1 * sign + 2 * (float)_settings.L2 * weight;
    }

    /// <summary>Sum over sequences of pull x one-hot rows of the window.</summary>
    private void SumWindows(ReadOnlySpan<float> pull, ReadOnlySpan<int> offsets, Span<float> sums)
    {
        ref float oneHot = ref MemoryMarshal.GetArrayDataReference(_oneHot);
        for (int column = 0; column < sums.Length; column += TLanes.Count)
        {
            TLanes sum = TLanes.Create(0);
            for (int i = 0; i < pull.Length; i++)
            {
                TLanes rows = TLanes.Load(ref oneHot, offsets[i] + column);
                sum = TLanes.MultiplyAdd(TLanes.Create(pull[i]), rows, sum);
            }
            TLanes.Store(sum, ref sums[column], 0);
        }
    }

    /// <summary>
    /// From d loss / d LLR = G to d loss / d K[b] = scale a (G[b] - M[b] sum of G), and returns
    /// d loss / d ln a = sum over kernels, positions and bases of K[b] times that, less, where the scale is
    /// 1/a, the sum of G[b] LLR[b].
    /// </summary>
    private double ToParameters(int block, ReadOnlySpan<float> weightGradient, int rowLength, MuseamParameters parameters)
    {
        float alpha = MathF.Exp(parameters.LogAlpha);
        float factor = Scale(alpha) * alpha;
        ReadOnlySpan<float> kernels = Part(parameters.Kernels, block, _kernelSize * BlockWidth);
        ReadOnlySpan<float> probabilities = Part(_probabilities, block, _kernelSize * BlockWidth);
        ReadOnlySpan<float> weights = Part(_weights, block, _kernelSize * BlockWidth);
        Span<float> gradient = Part(Gradient.Kernels, block, _kernelSize * BlockWidth);
        double alphaGradient = 0;
        for (int position = 0; position < _settings.KernelWidth; position++)
        {
            for (int lane = 0; lane < BlockWidth; lane++)
            {
                ReadOnlySpan<float> g = weightGradient.Slice(lane * rowLength + position * Dna.BaseCount, Dna.BaseCount);
                float sum = g[0] + g[1] + (g[2] + g[3]);
                for (int b = 0; b < Dna.BaseCount; b++)
                {
                    int at = (position * Dna.BaseCount + b) * BlockWidth + lane;
                    gradient[at] = factor * (g[b] - probabilities[at] * sum);
                    alphaGradient += (double)kernels[at] * gradient[at];
                    if (_settings.LlrScale == LlrScale.InverseAlpha)
                        alphaGradient -= (double)g[b] * weights[at];
                }
            }
        }
        return alphaGradient;
    }
}
