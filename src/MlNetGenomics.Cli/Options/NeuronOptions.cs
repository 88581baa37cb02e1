using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Cli.Options;

/// <summary>Which of a network's numbers is explained: a task, or a neuron of a layer.</summary>
/// <param name="taskDescription">What help says about --task.</param>
internal sealed class NeuronOptions(
    string taskDescription = "Task to explain, before its last activation; needed where the model has several")
{
    private readonly Option<string?> _task = new("--task")
    {
        Description = taskDescription,
        HelpName = "NAME",
    };

    private readonly Option<string?> _layer = new("--layer")
    {
        Description = "Explain a neuron of this layer instead of a task (mlng inspect lists the layers)",
        HelpName = "NAME",
    };

    private readonly Option<int> _channel = Number("--channel", "Filter or unit of the layer, from 1");
    private readonly Option<int> _position = Number("--position", "Position in the layer, from 1");

    private readonly Option<string> _strand = Choice.Option(
        "--strand", "Strand on which a layer is read that runs on both", "forward", "forward", "reverse");

    /// <summary>The options.</summary>
    public Option[] All => [_task, _layer, _channel, _position, _strand];

    /// <summary>--task, as it is given.</summary>
    public string? TaskName(ParseResult parsed) => parsed.GetValue(_task);

    /// <summary>Whether a neuron of a layer is asked for.</summary>
    public bool HasLayer(ParseResult parsed) => parsed.GetValue(_layer) is not null;

    /// <summary>Fails where a part of a neuron is given, and no layer.</summary>
    /// <exception cref="UsageException">It is.</exception>
    public void RequireLayer(ParseResult parsed)
    {
        if (!HasLayer(parsed))
            OptionUse.Reject(parsed, [_channel, _position, _strand], $"goes with {_layer.Name}");
    }

    /// <summary>The neuron, the number of its task if it is one's, and what people call it.</summary>
    /// <exception cref="UsageException">What is asked for is not one neuron.</exception>
    /// <exception cref="GenomicsException">The network has no such task or layer.</exception>
    public (Neuron Neuron, int? Task, string Name) Get(ParseResult parsed, Network network, CommandRun run)
    {
        if (parsed.GetValue(_layer) is { } layer)
            return (OfLayer(parsed, network.Step(layer), run), null, Describe(parsed, layer));
        RequireLayer(parsed);
        int task = Task(parsed.GetValue(_task), network);
        run.Settings["task"] = network.Tasks[task];
        return (Saliency.OutputNeuron(network, task), task, $"task {network.Tasks[task]}");
    }

    private int Task(string? name, Network network)
    {
        string tasks = string.Join(", ", network.Tasks);
        if (name is not null)
        {
            int task = network.Tasks.IndexOf(name);
            return task >= 0 ? task : throw new GenomicsException($"network {network.Name} has no task {name}; it has {tasks}");
        }
        if (network.Tasks.Length > 1)
            throw new UsageException($"{_task.Name}: the model has {network.Tasks.Length} tasks, name the one to explain: {tasks}");
        return 0;
    }

    private Neuron OfLayer(ParseResult parsed, NetworkStep step, CommandRun run)
    {
        OptionUse.Reject(parsed, [_task], $"{_layer.Name} asks for another neuron");
        FeatureShape shape = step.Output;
        int channel = Within(parsed, _channel, shape.Channels, step);
        int position = Within(parsed, _position, shape.Positions, step);
        string strand = parsed.GetValue(_strand)!;
        run.Settings["layer"] = step.Name;
        run.Settings["channel"] = channel;
        run.Settings["position"] = position;
        run.Settings["strand"] = strand;
        return new Neuron(step.Name, channel - 1, position - 1, strand == "forward" ? 0 : 1);
    }

    private static int Within(ParseResult parsed, Option<int> option, int count, NetworkStep step)
    {
        if (!OptionUse.IsGiven(parsed, option))
        {
            return count == 1
                ? 1
                : throw new UsageException($"{option.Name}: layer {step.Name} has {count} of them, give one from 1 to {count}");
        }
        int value = parsed.GetValue(option);
        return value <= count
            ? value
            : throw new UsageException($"{option.Name}: '{value}' is not one of the {count} of layer {step.Name}");
    }

    private string Describe(ParseResult parsed, string layer)
    {
        string name = $"layer {layer}";
        foreach (Option<int> option in new[] { _channel, _position })
        {
            if (OptionUse.IsGiven(parsed, option))
                name += $", {option.Name.TrimStart('-')} {parsed.GetValue(option)}";
        }
        return name;
    }

    private static Option<int> Number(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
    };
}
