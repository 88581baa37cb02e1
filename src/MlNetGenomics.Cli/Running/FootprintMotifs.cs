using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Scan;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Footprints;
using MlNetGenomics.NeuronMotif.Storage;
using MlNetGenomics.NeuronMotif.Syntax;

namespace MlNetGenomics.Cli.Running;

/// <summary>The motifs that are sought in neurons' sites: the same for all, or each neuron's own.</summary>
/// <param name="run">The run.</param>
/// <param name="motifPath">A file of motifs; null for none.</param>
/// <param name="modulesPath">A layer's modules; null for none.</param>
/// <param name="pValue">Which matches count.</param>
internal sealed class FootprintMotifs(CommandRun run, string? motifPath, string? modulesPath, double pValue)
{
    private readonly ScanSettings _settings = new() { MaximumPValue = pValue };

    // Read at once, so that what is wrong with a file shows before the work.
    private readonly IReadOnlyList<PositionProbabilityMatrix>? _motifs =
        motifPath is null ? null : MotifReader.Read(motifPath).Motifs;

    private readonly ModulesFile? _modules = modulesPath is null ? null : ModulesFile.Read(modulesPath);

    /// <summary>Fails unless the modules are of a model's layer and have its neurons.</summary>
    /// <param name="digest">Digest of the model's file.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="channels">The neurons, from 0.</param>
    /// <exception cref="GenomicsException">They are not.</exception>
    public void Check(string digest, NeuronLayer layer, IReadOnlyList<int> channels)
    {
        if (_modules is null)
            return;
        if (_modules.Stamp.Settings.GetValueOrDefault(ModulesFile.ModelSetting) != digest)
            throw new GenomicsException($"{modulesPath}: was made of another model");
        if (_modules.Layer != layer.Name)
            throw new GenomicsException($"{modulesPath}: is of layer {_modules.Layer}, not of {layer}");
        HashSet<int> there = [.. _modules.Neurons.Select(neuron => neuron.Modules.Channel)];
        foreach (int channel in channels)
        {
            if (!there.Contains(channel))
                throw new GenomicsException(FormattableString.Invariant($"{modulesPath}: has no neuron {channel + 1}"));
        }
    }

    /// <summary>The neurons with their sites and motifs.</summary>
    public IReadOnlyList<FootprintNeuron> Neurons(
        NeuronLayer layer, IReadOnlyList<int> channels, IReadOnlyList<IReadOnlyList<NeuronSite>> sites)
    {
        MotifScanner? common = _motifs is null ? null : new MotifScanner(_motifs, _settings, run.Threads);
        LayerModules? modules = _modules?.Modules();
        return [.. channels.Select((channel, i) =>
        {
            var neuron = new FootprintNeuron(
                FormattableString.Invariant($"{layer.Name}_{channel + 1}"), channel, sites[i]) { Scanner = common };
            return modules is null ? neuron : WithOwn(neuron, modules.Neurons.Single(own => own.Channel == channel));
        })];
    }

    private FootprintNeuron WithOwn(FootprintNeuron neuron, NeuronModules modules)
    {
        if (modules.IsDead)
            return neuron;
        var syntax = NeuronSyntax.Of(modules.Modules, threads: run.Threads, cancellation: run.Cancellation);
        return syntax.Dictionary.Motifs.Count == 0 ? neuron : neuron with
        {
            Scanner = new MotifScanner(syntax.Dictionary.Motifs, _settings, run.Threads),
            Trees = syntax.Trees,
        };
    }
}
