using System.CommandLine;

namespace MlNetGenomics.Cli.Options;

/// <summary>How any model is trained. For a grid the numbers may be lists.</summary>
internal sealed class TrainingOptions(bool isGrid)
{
    /// <summary>--preset.</summary>
    public Option<string?> Preset { get; } = new("--preset")
    {
        Description = "Settings to start from, the paper's if not given; the options below override them",
        HelpName = "paper|program|ensemble|default",
    };

    /// <summary>--epochs.</summary>
    public Option<int[]?> Epochs { get; } = ListOption.Ints("--epochs", "Passes over the training set", isGrid);

    /// <summary>--batch.</summary>
    public Option<int[]?> Batch { get; } = ListOption.Ints("--batch", "Sequences a step", isGrid);

    /// <summary>--learning-rate.</summary>
    public Option<double[]?> LearningRate { get; } = ListOption.Doubles("--learning-rate", "Step size", isGrid);

    /// <summary>--l1.</summary>
    public Option<double[]?> L1 { get; } = ListOption.Doubles(
        "--l1", "Absolute penalty on the weights; of MuSeAM on the head's", isGrid);

    /// <summary>--l2.</summary>
    public Option<double[]?> L2 { get; } = ListOption.Doubles(
        "--l2", "Squared penalty on the weights; of MuSeAM on the head's", isGrid);

    /// <summary>--validation.</summary>
    public Option<double?> Validation { get; } = new("--validation")
    {
        Description = "Share of the training set held out; the best epoch on it is kept",
        HelpName = "X",
        CustomParser = result => Numbers.ParseDouble(result),
    };

    /// <summary>--patience.</summary>
    public Option<int?> Patience { get; } = new("--patience")
    {
        Description = "Stop after so many epochs without a better validation loss",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
    };

    /// <summary>The options.</summary>
    public Option[] All => [Preset, Epochs, Batch, LearningRate, L1, L2, Validation, Patience];

    /// <summary>Whether a preset that a model does not have leaves it at its usual one, as there are several models.</summary>
    public bool IsPresetForSome { get; init; }

    /// <summary>The settings of a preset.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="presets">The presets there are, the usual one first.</param>
    /// <exception cref="UsageException">There is no such preset.</exception>
    public (string Name, T Settings) ReadPreset<T>(ParseResult parsed, IReadOnlyList<(string Name, T Settings)> presets)
    {
        string? name = parsed.GetValue(Preset);
        foreach ((string Name, T Settings) preset in presets)
        {
            if (name is null || preset.Name == name)
                return preset;
        }
        return IsPresetForSome ? presets[0] : throw new UsageException(
            $"{Preset.Name}: '{name}' is not one of {string.Join(", ", presets.Select(preset => preset.Name))}");
    }
}
