using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Networks;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Storage;
using MlNetGenomics.Onnx;

namespace MlNetGenomics.Cli.Options;

/// <summary>A network, and one of its layers that was taken apart before.</summary>
/// <param name="modelDescription">What help says about --model.</param>
internal sealed class DecoupledLayerOptions(string modelDescription)
{
    private readonly Option<string> _model = new("--model")
    {
        Description = modelDescription,
        HelpName = "FILE.onnx",
        Required = true,
    };

    private readonly Option<string> _modules = new("--modules")
    {
        Description = "A layer of it, taken apart: a table of mlng neuronmotif's folder modules",
        HelpName = "FILE.tsv",
        Required = true,
    };

    /// <summary>The options.</summary>
    public Option[] All => [_model, _modules];

    /// <summary>Files that are read.</summary>
    public string[] Inputs(ParseResult parsed) => [parsed.GetValue(_model)!, parsed.GetValue(_modules)!];

    /// <summary>Reads both; puts them into the JSON file.</summary>
    /// <exception cref="GenomicsException">A file cannot be read, or the layer is of another model.</exception>
    public (NetworkModel Model, NeuronLayer Layer, LayerModules Modules) Read(ParseResult parsed, CommandRun run)
    {
        string modelPath = parsed.GetValue(_model)!, modulesPath = parsed.GetValue(_modules)!;
        NetworkModel model = NetworkOnnx.Import(modelPath);
        ModulesFile modules = new DecouplingJob(run, model, ShardPlan.DigestOf(modelPath), new DecouplingSettings())
            .Read([modulesPath])[0];
        run.Settings["model"] = modelPath;
        run.Settings["modules"] = modulesPath;
        return (model, NeuronLayer.Find(model.Network, modules.Layer), modules.Modules());
    }
}
