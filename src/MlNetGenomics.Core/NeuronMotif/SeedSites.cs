using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.NeuronMotif;

/// <summary>
/// Where the modules of the layer before a neuron's convolution go in a seed sequence: drawn among that layer's neurons at
/// the positions the convolution reads, with probabilities proportional to max(0, w A), w the convolution's weight and A
/// the neuron's greatest activation. (Wei et al. 2023, doi:10.1073/pnas.2216698120, Methods, "Seed sequence initialization".)
/// </summary>
internal sealed class SeedSites
{
    private readonly double[] _chances;
    private readonly byte[][][] _consensuses;
    private readonly int _dilation;
    private readonly ReceptiveField _read;
    private readonly ReceptiveField _made;

    private SeedSites(NetworkStep convolution, NetworkStep read, NetworkStep made, byte[][][] consensuses, double[] chances)
    {
        _dilation = ((Convolution)convolution.Layer).Dilation;
        _read = read.ReceptiveField;
        _made = made.ReceptiveField;
        _consensuses = consensuses;
        _chances = chances;
    }

    /// <summary>Sites of a neuron; null where it lies in the first convolution, or no module adds to it.</summary>
    /// <param name="neuron">The neuron.</param>
    /// <param name="previous">Modules of the convolution before, any order.</param>
    /// <exception cref="GenomicsException">They do not belong to that convolution: a channel or a width does not fit.</exception>
    public static SeedSites? Of(NeuronSubstructure neuron, IReadOnlyList<NeuronModules> previous)
    {
        Network network = neuron.Model.Network;
        NetworkStep last = network.Steps.Last(step => SubstructureCut.IsConvolution(step.Layer));
        if (last.Index == 0)
            return null;
        NetworkStep read = network.Steps[last.Index - 1];
        int at = read.Index;
        while (!SubstructureCut.IsConvolution(network.Steps[at].Layer))
            at--;
        // Poolings are the only layers in between that widen what a position sees.
        NetworkStep made = network.Steps[at];

        int channels = last.Input.Channels;
        ReadOnlySpan<float> weights = neuron.Model.Parameter(last.Name, ParameterKind.Weight);
        var chances = new double[weights.Length];
        var consensuses = new byte[channels][][];
        double sign = Sign(neuron.Model, last);
        foreach (NeuronModules modules in previous)
        {
            Check(neuron, modules, channels, made.ReceptiveField.Width);
            consensuses[modules.Channel] =
                [.. modules.Modules.Select(module => Dna.Encode(Consensus.MostProbable(module.Motif)))];
            for (int i = modules.Channel; i < weights.Length && !modules.IsDead; i += channels)
                chances[i] = Math.Max(0, sign * weights[i] * modules.GreatestActivation);
        }
        return chances.Any(chance => chance > 0) ? new SeedSites(last, read, made, consensuses, chances) : null;
    }

    /// <summary>Puts a module drawn by chance into a sequence.</summary>
    public void Paste(Span<byte> sequence, SplittableRandom random)
    {
        int drawn = random.NextIndex(_chances);
        (int position, int channel) = Math.DivRem(drawn, _consensuses.Length);
        // A pooled position stands for several of the convolution's: each is as likely to be the maximum.
        int alternatives = (_read.Width - _made.Width) / _made.Step + 1;
        int start = position * _dilation * _read.Step + random.NextInt(alternatives) * _made.Step;
        byte[][] modules = _consensuses[channel];
        modules[random.NextInt(modules.Length)].CopyTo(sequence[start..]);
    }

    private static double Sign(NetworkModel model, NetworkStep convolution) => model.Network.Steps
        .Where(step => step.Index > convolution.Index && step.Layer is BatchNormalization)
        .Aggregate(1.0, (sign, step) => sign * Math.Sign(model.Parameter(step.Name, ParameterKind.Scale)[0]));

    private static void Check(NeuronSubstructure neuron, NeuronModules modules, int channels, int width)
    {
        if ((uint)modules.Channel >= (uint)channels)
        {
            throw new GenomicsException(
                $"neuron {neuron.Name}: the layer before has {channels} channels, and no neuron {modules.Channel}");
        }
        if (modules.Modules.FirstOrDefault(module => module.Motif.Width != width) is { } module)
        {
            throw new GenomicsException(
                $"neuron {neuron.Name}: module {module.Name} has {module.Motif.Width} bases, but neurons of the "
                + $"convolution before see {width}");
        }
    }
}
