using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.NeuronMotif;

namespace MlNetGenomics.Cli.Options;

/// <summary>How neurons are taken apart.</summary>
internal sealed class DecouplingOptions
{
    private const string Automatic = "auto";

    private readonly Option<string> _groups = new("--groups")
    {
        Description = "Groups of motifs that move on their own, or auto: the fewest that pass the consensus test",
        HelpName = "P|auto",
        DefaultValueFactory = _ => Automatic,
    };

    private readonly Option<int> _mostGroups = Count(
        "--most-groups", "Groups at most for --groups auto", DemixSettings.Paper.MostGroups);

    private readonly Option<int?> _generation = new("--generation-size")
    {
        Description = "Sequences of a generation; 1,000 for every 20 bases that a neuron sees, 2,000 to 5,000, if not given",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 10),
    };

    private readonly Option<int> _generations = Count(
        "--generations", "Generations of the search at most", SamplingSettings.Paper.MostGenerations);

    private readonly Option<int> _patience = Count(
        "--patience", "Generations without growth of the mean activation after which the search ends", SamplingSettings.Paper.Patience);

    private readonly Option<int> _perBin = Count(
        "--most-per-bin", "Sequences kept in each of the 20 bins of activations", SamplingSettings.Paper.MostPerBin);

    /// <summary>The options.</summary>
    public Option[] All => [_groups, _mostGroups, _generation, _generations, _patience, _perBin];

    /// <summary>The settings; puts them into the JSON file.</summary>
    /// <exception cref="UsageException">--groups is neither a number nor auto.</exception>
    public DecouplingSettings Get(ParseResult parsed, CommandRun run)
    {
        string text = parsed.GetValue(_groups)!;
        int? groups = text == Automatic ? null
            : int.TryParse(text, out int number) && number >= 1 ? number
            : throw new UsageException($"{_groups.Name}: '{text}' is neither a whole number of 1 or more nor {Automatic}");
        if (groups is not null)
            OptionUse.Reject(parsed, [_mostGroups], $"is for {_groups.Name} {Automatic}");
        var settings = new DecouplingSettings
        {
            Groups = groups,
            Sampling = SamplingSettings.Paper with
            {
                GenerationSize = parsed.GetValue(_generation),
                MostGenerations = parsed.GetValue(_generations),
                Patience = parsed.GetValue(_patience),
                MostPerBin = parsed.GetValue(_perBin),
                Seed = run.Seed,
            },
            Demix = DemixSettings.Paper with { MostGroups = parsed.GetValue(_mostGroups), Seed = run.Seed },
        };
        run.Settings["groups"] = text;
        run.Settings["most_groups"] = groups is null ? settings.Demix.MostGroups : null;
        run.Settings["generation_size"] = settings.Sampling.GenerationSize;
        run.Settings["generations"] = settings.Sampling.MostGenerations;
        run.Settings["patience"] = settings.Sampling.Patience;
        run.Settings["most_per_bin"] = settings.Sampling.MostPerBin;
        return settings;
    }

    private static Option<int> Count(string name, string description, int usual) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
        DefaultValueFactory = _ => usual,
    };
}
