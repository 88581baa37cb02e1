using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Comparison;
using MlNetGenomics.Experiments;
using MlNetGenomics.Motifs;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Options;

/// <summary>Which models are compared.</summary>
internal sealed class CandidateOptions
{
    private readonly Option<string?> _models = new("--models")
    {
        Description =
            "What to compare, with commas: museam, museam-small, sharpr, koo:CNN-25, ... or files of networks, which are " +
            "trained anew; kmer-sgd, kmer-fasttree, kmer-fastforest, motif-fasttree; ten usual ones if not given. A network by name " +
            "ends in a sigmoid for classes and in nothing for numbers",
        HelpName = "M,...",
    };

    private readonly Option<string?> _motifs = new("--motifs")
    {
        Description = "Known motifs, MEME or JASPAR, whose best scores motif-fasttree has trees on",
        HelpName = "FILE",
    };

    private readonly Option<int> _k = new("--kmer")
    {
        Description = "Bases of the k-mers that the kmer- models count",
        HelpName = "K",
        CustomParser = result => Numbers.ParseInt(result, 1),
        DefaultValueFactory = _ => 6,
    };

    private readonly Option<bool> _canonical = new("--canonical")
    {
        Description = "Count a k-mer and its reverse complement together",
    };

    private readonly TrainingOptions _training = new(isGrid: false) { IsPresetForSome = true };
    private readonly MuseamOptions _museam;
    private readonly NetworkOptions _network;
    private readonly EngineOptions _engine = new("What trains the networks");

    /// <summary>Makes the options.</summary>
    public CandidateOptions()
    {
        _museam = new MuseamOptions(_training, isGrid: false);
        _network = new NetworkOptions(_training);
    }

    /// <summary>What to compare.</summary>
    public Option[] Models => [_models, _k, _canonical, _motifs];

    /// <summary>Known motifs.</summary>
    public Option<string?> Motifs => _motifs;

    /// <summary>How networks are trained.</summary>
    public Option[] Training => [.. _training.All, .. _network.Own, .. _museam.Own, .. _engine.All];

    /// <summary>The candidates, in the order of the command line; puts the options into the JSON file.</summary>
    /// <exception cref="UsageException">There is no such model or preset, or a setting is out of its range.</exception>
    /// <exception cref="GenomicsException">A file holds no network.</exception>
    public IReadOnlyList<IModelCandidate> Read(ParseResult parsed, CommandRun run)
    {
        int k = parsed.GetValue(_k);
        if (k > KmerPattern.MaximumK)
            throw new UsageException($"{_k.Name}: '{k}' is not a whole number of 1 to {KmerPattern.MaximumK}");
        ModelSearchSpace space = Space(parsed, k);
        IReadOnlyList<string> names = space.ModelNames;
        run.Settings["models"] = string.Join(",", names);
        run.Settings["kmer"] = k;
        run.Settings["canonical"] = parsed.GetValue(_canonical);
        run.Settings["motifs"] = parsed.GetValue(_motifs);
        run.Settings["preset"] = parsed.GetValue(_training.Preset);
        var presets = new HashSet<string>();
        Func<TrainingEngineStart, ITrainingEngine>? engine = _engine.ForTraining(parsed, run);
        IModelCandidate[] candidates = [.. names.Select(name => ModelSearchSpace.IsFixed(name)
            ? Fixed(space, name)
            : Network(parsed, Source(name), engine, presets))];
        if (candidates.CountBy(candidate => candidate.Name).FirstOrDefault(one => one.Value > 1) is { Key: { } twice })
            throw new UsageException($"{_models.Name}: '{twice}' is there twice");
        if (parsed.GetValue(_training.Preset) is { } preset && !presets.Contains(preset))
        {
            throw new UsageException(
                $"{_training.Preset.Name}: none of the models has '{preset}'; there " +
                (presets.Count == 0 ? "is none" : $"are {string.Join(", ", presets)}"));
        }
        return candidates;
    }

    private ModelSearchSpace Space(ParseResult parsed, int k) => new()
    {
        Models = parsed.GetValue(_models) is { } names ? [.. names.Split(',').Select(name => name.Trim())] : null,
        KmerLength = k,
        Canonical = parsed.GetValue(_canonical),
        Motifs = parsed.GetValue(_motifs) is { } file ? MotifReader.Read(file).Motifs : [],
    };

    private IModelCandidate Fixed(ModelSearchSpace space, string name)
    {
        if (name.Equals(ModelSearchSpace.MotifFastTree, StringComparison.OrdinalIgnoreCase) && space.Motifs.Count == 0)
            throw new UsageException($"{_models.Name}: {ModelSearchSpace.MotifFastTree} needs {_motifs.Name}");
        return space.Candidate(name);
    }

    private IModelCandidate Network(
        ParseResult parsed,
        ModelSource source,
        Func<TrainingEngineStart, ITrainingEngine>? engine,
        HashSet<string> presets)
    {
        if (source is { Kind: ModelKind.Architecture, Text: ModelSource.Museam })
        {
            presets.UnionWith(MuseamSettings.Presets.Keys);
            return new MuseamCandidate(source.Text, _museam.Read(parsed, settings => settings).Candidates[0]);
        }
        var template = NetworkTemplate.Open(source);
        presets.UnionWith(TrainingPresets.Of(template.Name).Select(preset => preset.Name));
        NetworkCandidate candidate = _network.Read(parsed, template.Name, settings => settings).Candidates[0];
        return new ConvolutionalNetworkCandidate(
            Path.GetFileName(source.Text),
            (length, tasks) => template.Make(length, tasks, candidate),
            candidate.Training,
            engine)
        {
            FitsEnding = source.Kind == ModelKind.Architecture,
        };
    }

    private ModelSource Source(string name)
    {
        try
        {
            return ModelSource.Parse(name);
        }
        catch (UsageException)
        {
            throw new UsageException(
                $"{_models.Name}: '{name}' is neither a model nor a .json or .onnx file" +
                NearestName.Advise(name, ModelSearchSpace.Names));
        }
    }
}
