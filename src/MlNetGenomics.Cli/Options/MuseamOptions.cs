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
    private const string DefaultPreset = "paper";

    private readonly bool _isGrid;
    private readonly Option<int[]?> _kernels;
    private readonly Option<int[]?> _width;
    private readonly Option<int[]?> _epochs;
    private readonly Option<int[]?> _batch;
    private readonly Option<double[]?> _alpha;
    private readonly Option<double[]?> _learningRate;
    private readonly Option<double[]?> _l1;
    private readonly Option<double[]?> _l2;
    private readonly Option<double[]?> _dropout;
    private readonly Option<int[]?> _members;
    private readonly Option<int?> _patience = new("--patience")
    {
        Description = "Stop after so many epochs without a better validation loss",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
    };

    private readonly Option<double?> _validation = new("--validation")
    {
        Description = "Share of the training set held out; the best epoch on it is kept",
        HelpName = "X",
        CustomParser = result => Numbers.ParseDouble(result),
    };

    private readonly Option<double?> _startRange = new("--start-range")
    {
        Description = "Kernels start in plus or minus X / alpha; else as Glorot has it",
        HelpName = "X",
        CustomParser = result => Numbers.ParseDouble(result),
    };

    private readonly Option<bool?> _interceptFromMean = new("--intercept-from-mean")
    {
        Description = "Whether the intercept starts at the mean label",
        HelpName = "true|false",
    };

    private readonly Option<bool> _oneStrand = new("--one-strand")
    {
        Description = "Do not scan the reverse complement",
    };

    private readonly Option<double[]?> _background = new("--background")
    {
        Description = "Background of A,C,G,T",
        HelpName = "a,c,g,t",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = Numbers.ParseDoubles,
    };

    private readonly Option<bool?> _learnAlpha = new("--learn-alpha")
    {
        Description = "Whether alpha is learned or stays as it is",
        HelpName = "true|false",
    };

    private readonly Option<string> _llrScale = Choice.Option(
        "--llr-scale", "Scale of the log-likelihood ratios", null, "1", "1/alpha");

    /// <summary>Makes the options.</summary>
    /// <param name="isGrid">Whether numbers may be lists, whose combinations are candidates.</param>
    public MuseamOptions(bool isGrid)
    {
        _isGrid = isGrid;
        _kernels = Ints("--kernels", "Number of kernels");
        _width = Ints("--width", "Positions of a kernel");
        _epochs = Ints("--epochs", "Passes over the training set");
        _batch = Ints("--batch", "Sequences a step");
        _alpha = Doubles("--alpha", "Sharpness of the kernels, or its start");
        _learningRate = Doubles("--learning-rate", "Step size of Adam");
        _l1 = Doubles("--l1", "Absolute penalty on the head weights");
        _l2 = Doubles("--l2", "Squared penalty on the head weights");
        _dropout = Doubles("--dropout", "Chance that a motif score is left out of a step");
        _members = Ints("--members", "Models averaged into one of as many times the kernels");
    }

    /// <summary>--preset.</summary>
    public Option<string> Preset { get; } = Choice.Option(
        "--preset", "Settings to start from; the options below override it", DefaultPreset,
        [.. MuseamSettings.Presets.Keys]);

    /// <summary>The options.</summary>
    public Option[] All =>
    [
        Preset, _kernels, _width, _alpha, _learnAlpha, _llrScale, _background, _oneStrand, _epochs, _batch,
        _learningRate, _l1, _l2, _dropout, _members, _startRange, _interceptFromMean, _validation, _patience,
    ];

    /// <summary>
    /// The candidate settings, in the order of the lists: preset, then what <paramref name="adapt"/> makes of it,
    /// then the command line.
    /// </summary>
    /// <exception cref="UsageException">A setting is out of its range.</exception>
    public IReadOnlyList<MuseamSettings> Read(ParseResult parsed, Func<MuseamSettings, MuseamSettings> adapt)
    {
        MuseamSettings start = adapt(MuseamSettings.Presets[parsed.GetValue(Preset)!]);
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
        if (parsed.GetValue(_validation) is { } validation)
            start = start with { ValidationFraction = validation };
        if (parsed.GetValue(_patience) is { } patience)
            start = start with { Patience = patience };
        IEnumerable<MuseamSettings> candidates = [start];
        candidates = Vary(candidates, parsed.GetValue(_kernels), (s, value) => s with { KernelCount = value });
        candidates = Vary(candidates, parsed.GetValue(_width), (s, value) => s with { KernelWidth = value });
        candidates = Vary(candidates, parsed.GetValue(_alpha), (s, value) => s with { Alpha = value });
        candidates = Vary(candidates, parsed.GetValue(_epochs), (s, value) => s with { Epochs = value });
        candidates = Vary(candidates, parsed.GetValue(_batch), (s, value) => s with { BatchSize = value });
        candidates = Vary(candidates, parsed.GetValue(_learningRate), (s, value) => s with { LearningRate = value });
        candidates = Vary(candidates, parsed.GetValue(_l1), (s, value) => s with { L1 = value });
        candidates = Vary(candidates, parsed.GetValue(_l2), (s, value) => s with { L2 = value });
        candidates = Vary(candidates, parsed.GetValue(_dropout), (s, value) => s with { Dropout = value });
        candidates = Vary(candidates, parsed.GetValue(_members), (s, value) => s with { Members = value });
        return [.. candidates.Select(Checked).Distinct()];
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

    private static IEnumerable<MuseamSettings> Vary<T>(
        IEnumerable<MuseamSettings> candidates, T[]? values, Func<MuseamSettings, T, MuseamSettings> set) =>
        // The parser gives an empty array for an option that is not there.
        values is not { Length: > 0 }
            ? candidates
            : candidates.SelectMany(candidate => values.Select(value => set(candidate, value)));

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

    private static BaseBackground ToBackground(double[] values)
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

    private Option<int[]?> Ints(string name, string description) => Listable(new Option<int[]?>(name)
    {
        Description = description,
        CustomParser = Numbers.ParseInts,
    });

    private Option<double[]?> Doubles(string name, string description) => Listable(new Option<double[]?>(name)
    {
        Description = description,
        CustomParser = Numbers.ParseDoubles,
    });

    private Option<T[]?> Listable<T>(Option<T[]?> option)
    {
        // An array would take several words; a list is one word with commas.
        option.Arity = ArgumentArity.ExactlyOne;
        option.HelpName = _isGrid ? "N,..." : "N";
        if (_isGrid)
            return option;
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && result.Tokens[0].Value.Contains(','))
                result.AddError($"{option.Name}: '{result.Tokens[0].Value}' is a list; one number is expected");
        });
        return option;
    }
}
