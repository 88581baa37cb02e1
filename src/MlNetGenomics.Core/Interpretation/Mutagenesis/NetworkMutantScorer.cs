using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Engine;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Interpretation.Mutagenesis;

/// <summary>Scores mutants with a network on the library's own engine.</summary>
internal sealed class NetworkMutantScorer : MutantScorer
{
    private readonly MutagenesisOutputs _outputs;
    private readonly NetworkInference _inference;
    private readonly FeatureShape _shape;
    private readonly int _length;
    private readonly byte[] _codes;
    private readonly float[] _all;

    /// <summary>Prepares a model.</summary>
    public NetworkMutantScorer(NetworkModel model, MutagenesisOutputs outputs, int threads)
        : base(model.Network.InputLength, outputs.Numbers.Length)
    {
        _outputs = outputs;
        _length = model.Network.InputLength;
        _shape = model.Network.Steps[outputs.Last].Output;
        _inference = new NetworkInference(model.Network, outputs.Last, threads);
        _inference.SetValues(model.Values.ToArray());
        int block = (int)Math.Clamp((1L << 26) / Math.Max(_length, _inference.OutputSize), 1, BlockSize);
        _codes = new byte[block * _length];
        _all = new float[block * _inference.OutputSize];
    }

    /// <inheritdoc/>
    public override void Run(int count, Mutate mutate, Span<float> results, CancellationToken cancellation)
    {
        int block = _codes.Length / _length;
        for (int first = 0; first < count; first += block)
        {
            int number = Math.Min(block, count - first);
            for (int i = 0; i < number; i++)
                mutate(first + i, _codes.AsSpan(i * _length, _length));
            Span<float> all = _all.AsSpan(0, number * _inference.OutputSize);
            _inference.Run(_codes, number, all, cancellation);
            _outputs.Select(_inference, _shape, all, results[(first * _outputs.Numbers.Length)..]);
        }
    }
}
