using System.CommandLine;
using System.Text.Json.Nodes;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Cli.Options;

/// <summary>
/// How a MuSeAM model is built and trained: a preset, and what is asked for otherwise. For a grid the
/// numbers may be lists.
/// </summary>
internal sealed class MuseamOptions
{
    private readonly TrainingOptions _training;
    private readonly Option<int[]?> _kernels;
    private readonly Option<int[]?> _width;
    private readonly Option<double[]?> _alpha;
    private readonly Option<double[]?> _dropout;
    private readonly Option<int[]?> _members;
    private readonly Option<double?> _startRange = new("--start-range")
    {
        Description = "MuSeAM: kernels start in plus or minus X / alpha; else as Glorot has it",
        HelpName = "X",
        CustomParser = result => Numbers.ParseDouble(result),
    };

    private readonly Option<bool?> _interceptFromMean = new("--intercept-from-mean")
    {
        Description = "MuSeAM: whether the intercept starts at the mean label",
        HelpName = "true|false",
    };

    private readonly Option<bool> _oneStrand = new("--one-strand")
    {
        Description = "MuSeAM: do not scan the reverse complement",
    };

    private readonly Option<double[]?> _background = new("--background")
    {
        Description = "MuSeAM: background of A,C,G,T",
        HelpName = "a,c,g,t",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = Numbers.ParseDoubles,
    };

    private readonly Option<bool?> _learnAlpha = new("--learn-alpha")
    {
        Description = "MuSeAM: whether alpha is learned or stays as it is",
        HelpName = "true|false",
    };

    private readonly Option<string> _llrScale = Choice.Option(
        "--llr-scale", "MuSeAM: scale of the log-likelihood ratios", null, "1", "1/alpha");

    /// <summary>Makes the options.</summary>
    /// <param name="training">How any model is trained.</param>
    /// <param name="isGrid">Whether numbers may be lists, whose combinations are candidates.</param>
    public MuseamOptions(TrainingOptions training, bool isGrid)
    {
        _training = training;
        _kernels = ListOption.Ints("--kernels", "MuSeAM: number of kernels", isGrid);
        _width = ListOption.Ints("--width", "MuSeAM: positions of a kernel", isGrid);
        _alpha = ListOption.Doubles("--alpha", "MuSeAM: sharpness of the kernels, or its start", isGrid);
        _dropout = ListOption.Doubles(
            "--dropout", "MuSeAM: chance that a motif score is left out of a step", isGrid);
        _members = ListOption.Ints(
            "--members", "MuSeAM: models averaged into one of as many times the kernels", isGrid);
    }

    /// <summary>The options that other networks do not have.</summary>
    public Option[] Own =>
    [
        _kernels, _width, _alpha, _learnAlpha, _llrScale, _background, _oneStrand, _dropout, _members, _startRange,
        _interceptFromMean,
    ];

    /// <summary>
    /// The candidate settings, in the order of the lists: preset, then what <paramref name="adapt"/> makes of it,
    /// then the command line.
    /// </summary>
    /// <exception cref="UsageException">A setting is out of its range.</exception>
    public (string Preset, IReadOnlyList<MuseamSettings> Candidates) Read(
        ParseResult parsed, Func<MuseamSettings, MuseamSettings> adapt)
    {
        (string name, MuseamSettings preset) = _training.ReadPreset<MuseamSettings>(
            parsed, [.. MuseamSettings.Presets.Select(preset => (preset.Key, preset.Value))]);
        MuseamSettings start = adapt(preset);
        if (parsed.GetValue(_learnAlpha) is { } learnAlpha)
            start = start with { LearnAlpha = learnAlpha };
        if (parsed.GetValue(_llrScale) is { } scale)
            start = start with { LlrScale = scale == "1" ? LlrScale.One : LlrScale.InverseAlpha };
        if (parsed.GetValue(_background) is { Length: > 0 } background)
            start = start with { Background = ToBackground(background) };
        if (parsed.GetValue(_oneStrand))
            start = start with { BothStrands = false };
        if (parsed.GetValue(_startRange) is { } range)
            start = start with { StartRange = range };
        if (parsed.GetValue(_interceptFromMean) is { } fromMean)
            start = start with { InterceptFromMean = fromMean };
        if (parsed.GetValue(_training.Validation) is { } validation)
            start = start with { ValidationFraction = validation };
        if (parsed.GetValue(_training.Patience) is { } patience)
            start = start with { Patience = patience };
        IEnumerable<MuseamSettings> candidates = [start];
        Vary(_kernels, (settings, value) => settings with { KernelCount = value });
        Vary(_width, (settings, value) => settings with { KernelWidth = value });
        Vary(_alpha, (settings, value) => settings with { Alpha = value });
        Vary(_training.Epochs, (settings, value) => settings with { Epochs = value });
        Vary(_training.Batch, (settings, value) => settings with { BatchSize = value });
        Vary(_training.LearningRate, (settings, value) => settings with { LearningRate = value });
        Vary(_training.L1, (settings, value) => settings with { L1 = value });
        Vary(_training.L2, (settings, value) => settings with { L2 = value });
        Vary(_dropout, (settings, value) => settings with { Dropout = value });
        Vary(_members, (settings, value) => settings with { Members = value });
        return (name, [.. candidates.Select(Checked).Distinct()]);

        void Vary<T>(Option<T[]?> option, Func<MuseamSettings, T, MuseamSettings> set) =>
            candidates = ListOption.Vary(candidates, parsed.GetValue(option), set);
    }

    /// <summary>Settings as the JSON files have them.</summary>
    public static JsonObject Describe(MuseamSettings settings) => new()
    {
        ["kernels"] = settings.KernelCount,
        ["width"] = settings.KernelWidth,
        ["both_strands"] = settings.BothStrands,
        ["alpha"] = settings.Alpha,
        ["learn_alpha"] = settings.LearnAlpha,
        ["llr_scale"] = settings.LlrScale == LlrScale.One ? "1" : "1/alpha",
        ["background"] = new JsonArray(
            settings.Background.A, settings.Background.C, settings.Background.G, settings.Background.T),
        ["epochs"] = settings.Epochs,
        ["batch"] = settings.BatchSize,
        ["learning_rate"] = settings.LearningRate,
        ["l1"] = settings.L1,
        ["l2"] = settings.L2,
        ["dropout"] = settings.Dropout,
        ["members"] = settings.Members,
        ["start_range"] = settings.StartRange,
        ["intercept_from_mean"] = settings.InterceptFromMean,
        ["validation"] = settings.ValidationFraction,
        ["patience"] = settings.Patience,
        ["label_transform"] = LabelOptions.Name(settings.LabelTransform),
        ["seed"] = settings.Seed,
    };

    private static MuseamSettings Checked(MuseamSettings settings)
    {
        try
        {
            settings.Validate();
            return settings;
        }
        catch (GenomicsException e)
        {
            throw new UsageException(e.Message);
        }
    }

    /// <summary>The background that four numbers of a command line give.</summary>
    public static BaseBackground ToBackground(double[] values)
    {
        if (values.Length != 4)
            throw new UsageException($"--background: {values.Length} numbers, 4 are needed");
        try
        {
            return new BaseBackground(values[0], values[1], values[2], values[3]);
        }
        catch (GenomicsException e)
        {
            throw new UsageException($"--background: {e.Message}");
        }
    }
}
