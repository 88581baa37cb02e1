using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Networks;
using MlNetGenomics.Tuning;

namespace MlNetGenomics.Cli.Options;

/// <summary>What a search for networks varies, each between two values or held at one.</summary>
internal sealed class SearchOptions
{
    private const string RangeSign = "..";

    private readonly Dictionary<string, Option<SearchParameter?>> _ranges = [];

    private readonly Option<double> _dropout = new("--dropout")
    {
        Description = "Dropout after each convolution",
        HelpName = "X",
        CustomParser = result => Numbers.ParseDouble(result),
        DefaultValueFactory = _ => 0.1,
    };

    /// <summary>Makes the options.</summary>
    public SearchOptions()
    {
        Add("conv_layers", "Convolutions");
        Add("dense_layers", "Dense layers, the one of the outputs included");
        Add("filters", "Filters of each convolution");
        Add("width", "Bases of a filter");
        Add("pool", "Positions that the max-pooling takes together");
        Add("learning_rate", "Step size");
        Add("batch", "Sequences a step");
        Add("l2", "Squared penalty on the weights, with --model only");
    }

    /// <summary>The options.</summary>
    public Option[] All => [.. _ranges.Values, _dropout];

    /// <summary>The search among convolutional networks.</summary>
    public SearchSpace OfNetworks(ParseResult parsed, CommandRun run, int length, IReadOnlyList<string> tasks)
    {
        RejectOthers(parsed, ConvolutionalSearch.Usual, "is for a network that is named");
        double dropout = parsed.GetValue(_dropout);
        run.Settings["dropout"] = dropout;
        return Described(new ConvolutionalSearch(length, tasks, dropout, Ranges(parsed, ConvolutionalSearch.Usual)), run);
    }

    /// <summary>The search among ways to train a network.</summary>
    public SearchSpace OfTraining(ParseResult parsed, CommandRun run, Network network)
    {
        string reason = $"is fixed by network {network.Name}";
        RejectOthers(parsed, TrainingSearch.Usual, reason);
        OptionUse.Reject(parsed, [_dropout], reason);
        return Described(new TrainingSearch(network, Ranges(parsed, TrainingSearch.Usual)), run);
    }

    private void RejectOthers(ParseResult parsed, IEnumerable<SearchParameter> own, string reason) => OptionUse.Reject(
        parsed, _ranges.Where(range => own.All(parameter => parameter.Name != range.Key)).Select(range => range.Value), reason);

    private SearchParameter[] Ranges(ParseResult parsed, IEnumerable<SearchParameter> usual) =>
        [.. usual.Select(parameter => parsed.GetValue(_ranges[parameter.Name]) ?? parameter)];

    private void Add(string name, string description)
    {
        SearchParameter usual = ConvolutionalSearch.Usual.Concat(TrainingSearch.Usual).First(range => range.Name == name);
        _ranges.Add(name, new Option<SearchParameter?>($"--{name.Replace('_', '-')}")
        {
            Description = $"{description}; {Text(usual)} if not given",
            HelpName = usual.IsWhole ? "N..N" : "X..X",
            CustomParser = result => Parse(result, usual),
        });
    }

    private static SearchParameter? Parse(ArgumentResult result, SearchParameter usual)
    {
        string text = result.Tokens.Single().Value;
        string[] ends = text.Split(RangeSign);
        if (ends.Length == 1)
            ends = [text, text];
        try
        {
            if (ends.Length == 2)
            {
                return usual.IsWhole
                    ? SearchParameter.Whole(usual.Name, Whole(ends[0]), Whole(ends[1]))
                    : SearchParameter.Logarithmic(usual.Name, Number(ends[0]), Number(ends[1]));
            }
        }
        catch (Exception e) when (e is FormatException or OverflowException or GenomicsException)
        {
        }
        result.AddError(
            $"{((OptionResult)result.Parent!).Option.Name}: '{text}' is not a range of positive "
            + $"{(usual.IsWhole ? "whole numbers, such as 2..8" : "numbers, such as 1e-4..1e-2")}");
        return null;
    }

    private static int Whole(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static SearchSpace Described(SearchSpace space, CommandRun run)
    {
        var ranges = new JsonObject();
        foreach (SearchParameter parameter in space.Parameters)
            ranges[parameter.Name] = Text(parameter);
        run.Settings["search"] = ranges;
        return space;
    }

    private static string Text(SearchParameter range) =>
        FormattableString.Invariant($"{range.Minimum}{RangeSign}{range.Maximum}");
}
