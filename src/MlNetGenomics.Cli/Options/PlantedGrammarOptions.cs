using System.CommandLine;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Motifs;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Cli.Options;

/// <summary>How grammars are planted.</summary>
internal sealed class PlantedGrammarOptions(SimulationOptions simulation)
{
    private static readonly (string Name, GrammarNegatives Kind)[] Kinds =
    [
        ("background", GrammarNegatives.Background),
        ("parts", GrammarNegatives.Parts),
        ("broken", GrammarNegatives.Broken),
    ];

    private static readonly PlantedGrammarSettings Defaults = new() { Grammars = [] };

    private readonly Option<string[]> _grammars = new("--grammar")
    {
        Description = "Plant motifs that obey a rule, a 0/1 label for each --grammar: names with gaps between them, " +
            "\"AP1 5-15 HNF4A\", \"ETS 6 CEBP:rc\" (:rc: reverse complement)",
        HelpName = "TEXT",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _negatives = Choice.Option(
        "--negatives",
        "What sequences have that do not obey their grammar: background only, one of its motifs, or all of them in " +
        "another order or at other distances",
        Kinds[0].Name,
        [.. Kinds.Select(kind => kind.Name)]);

    private readonly Option<double> _positives = new("--positives")
    {
        Description = "Chance of a sequence to obey its grammar",
        HelpName = "P",
        CustomParser = result => Numbers.ParseDouble(result),
        DefaultValueFactory = _ => Defaults.PositiveShare,
    };

    /// <summary>The options.</summary>
    public Option[] All => [_grammars, _negatives, _positives];

    /// <summary>Whether grammars are asked for.</summary>
    /// <exception cref="UsageException">Options do not go together.</exception>
    public bool AreWanted(ParseResult parsed)
    {
        bool isPreset = SimulationPreset.IsGrammar(simulation.Preset(parsed));
        if (simulation.Preset(parsed) is { } preset)
            OptionUse.Reject(parsed, [_grammars], $"not with --preset {preset}");
        if (isPreset)
            simulation.RejectOneStrand(parsed, $"all sites of --preset {simulation.Preset(parsed)} are on one");
        bool areWanted = isPreset || OptionUse.IsGiven(parsed, _grammars);
        if (!areWanted)
            OptionUse.Reject(parsed, [_negatives, _positives], "there is no --grammar");
        return areWanted;
    }

    /// <summary>The settings: the preset's or the default ones, but for what is given.</summary>
    /// <exception cref="UsageException">A grammar cannot be read.</exception>
    public PlantedGrammarSettings Read(ParseResult parsed, long seed)
    {
        PlantedGrammarSettings start = Start(parsed);
        string negatives = OptionUse.ValueOr(parsed, _negatives, Name(start.Negatives));
        PlantedGrammarSettings settings = start with
        {
            SequenceCount = simulation.Count(parsed, start.SequenceCount),
            SequenceLength = simulation.Length(parsed, start.SequenceLength),
            Background = simulation.Background(parsed, start.Background),
            Negatives = Kinds.Single(kind => kind.Name == negatives).Kind,
            PositiveShare = parsed.GetValue(_positives),
            LabelNoise = simulation.LabelNoise(parsed),
            Seed = seed,
        };
        settings.Validate();
        return settings;
    }

    /// <summary>Settings for the JSON file.</summary>
    public void Describe(ParseResult parsed, CommandRun run, PlantedGrammarSettings settings)
    {
        simulation.Describe(
            parsed, run, settings.SequenceCount, settings.SequenceLength, settings.Background, settings.LabelNoise);
        run.Settings["both_strands"] = settings.Grammars.Any(grammar => grammar.BothStrands);
        run.Settings["grammars"] =
            new JsonArray([.. settings.Grammars.Select(grammar => JsonValue.Create(grammar.Name))]);
        run.Settings["negatives"] = Name(settings.Negatives);
        run.Settings["positives"] = settings.PositiveShare;
    }

    private PlantedGrammarSettings Start(ParseResult parsed)
    {
        switch (simulation.Preset(parsed))
        {
            case SimulationPreset.Toy1:
                return NeuronMotifToys.Toy1(simulation.ReadMotif(parsed));
            case SimulationPreset.Toy2:
                return NeuronMotifToys.Toy2(simulation.ReadMotif(parsed));
        }
        IReadOnlyList<PositionProbabilityMatrix> motifs = simulation.ReadMotifs(parsed)?.Motifs
            ?? [.. DefaultMotifs.All.Select(planted => planted.Motif)];
        bool areOnBothStrands = !simulation.IsOneStrand(parsed);
        try
        {
            return Defaults with
            {
                Grammars = [.. parsed.GetValue(_grammars)!.Select(
                    text => PlantedGrammar.Parse(text, motifs) with { BothStrands = areOnBothStrands })],
            };
        }
        catch (GenomicsException e)
        {
            throw new UsageException(e.Message);
        }
    }

    private static string Name(GrammarNegatives negatives) => Kinds.Single(kind => kind.Kind == negatives).Name;
}
