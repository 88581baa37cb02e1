using System.Collections.Immutable;
using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Interpretation.Mutagenesis;
using MlNetGenomics.Networks;

namespace MlNetGenomics.Cli.Options;

/// <summary>Which numbers of a model are compared: tasks, a difference or mean of tasks, or a neuron.</summary>
internal sealed class OutputOptions
{
    private readonly NeuronOptions _neuron = new("The one task to compare; all if not given, in a column 'task'");

    private readonly Option<string?> _minus = new("--minus")
    {
        Description = "Compare task A less task B",
        HelpName = "A,B",
    };

    private readonly Option<string?> _mean = new("--mean")
    {
        Description = "Compare the mean of these tasks",
        HelpName = "A,B,...",
    };

    /// <summary>The options.</summary>
    public Option[] All => [.. _neuron.All[..1], _minus, _mean, .. _neuron.All[1..]];

    /// <summary>Whether a neuron of a layer is asked for.</summary>
    public bool HasLayer(ParseResult parsed) => _neuron.HasLayer(parsed);

    /// <summary>Fails where options do not go together.</summary>
    /// <exception cref="UsageException">They do not.</exception>
    public void Check(ParseResult parsed)
    {
        _neuron.RequireLayer(parsed);
        Option[] given = [.. new[] { _neuron.All[0], _minus, _mean }.Where(option => OptionUse.IsGiven(parsed, option))];
        if (given.Length > 1)
            throw new UsageException($"give either {given[0].Name} or {given[1].Name}");
        if (HasLayer(parsed))
            OptionUse.Reject(parsed, given, "--layer asks for a neuron");
    }

    /// <summary>The neuron that is asked for.</summary>
    /// <exception cref="UsageException">What is asked for is not one neuron.</exception>
    /// <exception cref="GenomicsException">The network has no such layer.</exception>
    public (Neuron Neuron, string Name) Neuron(ParseResult parsed, Network network, CommandRun run)
    {
        (Neuron neuron, _, string name) = _neuron.Get(parsed, network, run);
        return (neuron, name);
    }

    /// <summary>The sums of outputs that are asked for; puts them into the JSON file.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="run">The run.</param>
    /// <param name="outputs">Names of the model's outputs.</param>
    /// <exception cref="UsageException">--minus does not name two.</exception>
    /// <exception cref="GenomicsException">The model has no such task.</exception>
    public ImmutableArray<OutputCombination> Combinations(
        ParseResult parsed, CommandRun run, ImmutableArray<string> outputs)
    {
        string? task = _neuron.TaskName(parsed), minus = parsed.GetValue(_minus), mean = parsed.GetValue(_mean);
        run.Settings["task"] = task;
        run.Settings["minus"] = minus;
        run.Settings["mean"] = mean;
        ImmutableArray<OutputCombination> combinations = (task, minus, mean) switch
        {
            ({ } name, _, _) => [OutputCombination.Of(name)],
            (_, { } names, _) => names.Split(',') is [var one, var less]
                ? [OutputCombination.Difference(one, less)]
                : throw new UsageException($"{_minus.Name}: '{names}' does not name two tasks, A,B"),
            (_, _, { } names) => [OutputCombination.Mean(names.Split(','))],
            _ => [.. outputs.Select(OutputCombination.Of)],
        };
        foreach (OutputCombination combination in combinations)
            combination.Resolve(outputs);
        return combinations;
    }
}
