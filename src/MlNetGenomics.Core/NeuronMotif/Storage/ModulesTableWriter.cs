using MlNetGenomics.Reports;

namespace MlNetGenomics.NeuronMotif.Storage;

/// <summary>
/// Writes what neurons were taken apart into as a table, a row a module. A neuron's first row is the neuron undivided, which
/// also says how many rows of modules follow; it is all that a dead neuron has.
/// </summary>
public sealed class ModulesTableWriter
{
    internal static readonly string[] Columns =
    [
        "neuron", "channel", "groups", "modules", "module", "sequences", "greatest_activation", "consensus_activation", "motif",
    ];

    private readonly TableWriter _table;

    /// <summary>Starts the table.</summary>
    /// <param name="writer">Receives it.</param>
    public ModulesTableWriter(TextWriter writer) => _table = new TableWriter(writer, Columns);

    /// <summary>Writes a neuron.</summary>
    /// <param name="neuron">The neuron.</param>
    /// <exception cref="ArgumentException">It lives, but has no <see cref="NeuronModules.Mixture"/>.</exception>
    public void Write(DecoupledNeuron neuron)
    {
        NeuronModules modules = neuron.Modules;
        if (modules.IsDead)
        {
            _table.WriteRow(modules.Name, modules.Channel + 1, neuron.Groups, 0, null, 0, 0, 0, null);
            return;
        }
        NeuronModule mixture = modules.Mixture
            ?? throw new ArgumentException($"neuron {modules.Name} has modules, but not their sum", nameof(neuron));
        WriteModule(neuron, mixture);
        foreach (NeuronModule module in modules.Modules)
            WriteModule(neuron, module);
    }

    private void WriteModule(DecoupledNeuron neuron, NeuronModule module) => _table.WriteRow(
        neuron.Modules.Name,
        neuron.Modules.Channel + 1,
        neuron.Groups,
        neuron.Modules.Modules.Length,
        module.Name,
        module.SequenceCount,
        module.GreatestActivation,
        module.ConsensusActivation,
        MotifText.Of(module.Motif));
}
