using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.Reports;
using MlNetGenomics.Simulation;
using MlNetGenomics.Studies.Syntax;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng reproduce neuronmotif-grammar.</summary>
internal sealed class NeuronMotifGrammarCommand : CliCommand
{
    private const string TableName = "table";

    private readonly DecoupledLayerOptions _layer = new("Network trained on sequences with the grammar, and others that break it");

    private readonly Option<string> _grammar = new("--grammar")
    {
        Description = "What was planted, two motifs: \"AP1 5-15 HNF4A\", as for mlng simulate",
        HelpName = "TEXT",
        Required = true,
    };

    private readonly Option<string?> _motifs = new("--motifs")
    {
        Description = "Motifs that it names, MEME or JASPAR; mlng simulate's own if not given",
        HelpName = "FILE",
    };

    private readonly Option<string> _out = new("--out")
    {
        Description = "Table of the neurons",
        HelpName = "FILE.tsv",
        DefaultValueFactory = _ => "neuronmotif-grammar.tsv",
    };

    /// <summary>Makes the command.</summary>
    public NeuronMotifGrammarCommand(Shell shell, CommonOptions common)
        : base(
            "neuronmotif-grammar",
            "Whether the syntax that NeuronMotif reads from neurons (Wei et al. 2023) is the planted one: for each neuron, the "
            + "order of two motifs and the bases between them.",
            shell,
            common,
            "mlng reproduce neuronmotif-grammar --model net.onnx --modules neurons/modules/relu4.tsv --grammar \"AP1 5-15 HNF4A\"")
    {
        Add(_layer.All);
        Add(_grammar, _motifs, _out);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        PlantedGrammar grammar = Grammar(parsed);
        (NetworkModel model, NeuronLayer layer, LayerModules modules) = _layer.Read(parsed, run);
        run.Settings["grammar"] = parsed.GetValue(_grammar);
        run.Settings["motifs"] = parsed.GetValue(_motifs);
        run.Plan([.. _layer.Inputs(parsed), parsed.GetValue(_motifs)], (TableName, parsed.GetValue(_out)));
        IReadOnlyList<GrammarNeuron> neurons = GrammarStudy.Run(
            model,
            layer,
            modules,
            grammar,
            seed: run.Seed,
            threads: run.Threads,
            cancellation: run.Cancellation);
        Describe(run, neurons);
        run.Outputs.SetText(TableName, writer => Write(writer, neurons));
        return run.Finish();
    }

    private PlantedGrammar Grammar(ParseResult parsed)
    {
        IReadOnlyList<PositionProbabilityMatrix> motifs = parsed.GetValue(_motifs) is { } path
            ? MotifReader.Read(path).Motifs
            : [.. DefaultMotifs.All.Select(planted => planted.Motif)];
        try
        {
            var grammar = PlantedGrammar.Parse(parsed.GetValue(_grammar)!, motifs);
            return grammar.Elements.Count == 2 && grammar.Elements[0].Motif != grammar.Elements[1].Motif
                ? grammar
                : throw new UsageException($"{_grammar.Name}: '{parsed.GetValue(_grammar)}' is not of two different motifs");
        }
        catch (GenomicsException e)
        {
            throw new UsageException(e.Message);
        }
    }

    private static void Describe(CommandRun run, IReadOnlyList<GrammarNeuron> neurons)
    {
        GrammarNeuron[] carriers = [.. neurons.Where(neuron => neuron.IsCarrier)];
        int order = carriers.Count(neuron => neuron.Tree.OrderAgrees);
        int most = carriers.Count(neuron => neuron.Tree.OrderAgrees && neuron.Tree.InsideShare > 0.5);
        int whole = carriers.Count(neuron => neuron.Tree.OrderAgrees && neuron.Tree.GapAgrees());
        run.Metrics["neurons"] = neurons.Count;
        run.Metrics["carriers"] = carriers.Length;
        run.Metrics["orderAgrees"] = order;
        run.Metrics["mostGapsAgree"] = most;
        run.Metrics["allGapsAgree"] = whole;
        run.Metrics["gapsInside"] = carriers.Length == 0
            ? null
            : (JsonNode)carriers.Select(neuron => neuron.Tree.InsideShare).Where(double.IsFinite).DefaultIfEmpty(0).Average();
        run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{carriers.Length} of {neurons.Count} neurons speak for the grammar and carry both motifs; the planted order: {order}, and "
            + $"most of their modules at a planted distance: {most}, all of them: {whole}"));
    }

    private static void Write(TextWriter writer, IReadOnlyList<GrammarNeuron> neurons)
    {
        var table = new TableWriter(
            writer, "neuron", "auroc", "modules", "modules_in_order", "modules_out_of_order", "rows_in_order", "rows_out_of_order",
            "least_gap", "greatest_gap", "inside_share", "least_planted", "greatest_planted");
        foreach (GrammarNeuron neuron in neurons)
        {
            table.WriteRow(
                neuron.Name,
                neuron.Auroc,
                neuron.Modules.ModuleCount,
                neuron.Modules.Found.Length,
                neuron.Modules.Disordered,
                neuron.Tree.Ordered,
                neuron.Tree.Disordered,
                neuron.Tree.Gaps?.Minimum,
                neuron.Tree.Gaps?.Maximum,
                neuron.Tree.InsideShare,
                neuron.Tree.Planted.Minimum,
                neuron.Tree.Planted.Maximum);
        }
    }
}
