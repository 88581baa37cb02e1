namespace MlNetGenomics.Training;

/// <summary>How the published networks were trained, by their names.</summary>
public static class TrainingPresets
{
    /// <summary>Name of the settings of a network's paper.</summary>
    public const string Paper = "paper";

    /// <summary>Name of the settings of a paper's released program, where they differ.</summary>
    public const string Program = "program";

    /// <summary>Name of <see cref="NetworkTrainingSettings.Default"/>, which every network can be trained with.</summary>
    public const string Default = "default";

    private const string KooEddyPrefix = "koo:";

    /// <summary>The settings known for a network, the usual ones first.</summary>
    /// <param name="networkName">Name of a network, one of the published ones or any other.</param>
    public static IReadOnlyList<(string Name, NetworkTrainingSettings Settings)> Of(string networkName)
    {
        ArgumentNullException.ThrowIfNull(networkName);
        (string, NetworkTrainingSettings) standard = (Default, NetworkTrainingSettings.Default);
        if (networkName.StartsWith(KooEddyPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return
            [
                (Paper, NetworkTrainingSettings.KooEddy), (Program, NetworkTrainingSettings.KooEddyProgram), standard,
            ];
        }
        return networkName.ToLowerInvariant() switch
        {
            "sharpr" => [(Paper, NetworkTrainingSettings.Sharpr), standard],
            "basset" => [(Paper, NetworkTrainingSettings.Basset), standard],
            "deepstarr" => [(Paper, NetworkTrainingSettings.DeepStarr), standard],
            _ => [standard],
        };
    }
}
