using System.CommandLine;

namespace MlNetGenomics.Cli.Options;

/// <summary>What is written of attributions.</summary>
internal sealed class AttributionOutputOptions
{
    /// <summary>Options of a command with a table of its own columns.</summary>
    /// <param name="tableName">What the table is called where outputs are listed.</param>
    /// <param name="columns">Its columns, for help.</param>
    public AttributionOutputOptions(string tableName, string columns)
    {
        TableName = tableName;
        Out = new Option<string?>("--out")
        {
            Description = $"Table: {columns}; standard output if nothing else is asked for",
            HelpName = "FILE.tsv",
        };
    }

    /// <summary>What the table is called where outputs are listed.</summary>
    public string TableName { get; }

    /// <summary>--out.</summary>
    public Option<string?> Out { get; }

    /// <summary>--bedgraph.</summary>
    public Option<string?> BedGraph { get; } = new("--bedgraph")
    {
        Description = "Scores as a genome track; names of sequences are chr:start-end",
        HelpName = "FILE.bg",
    };

    /// <summary>--report.</summary>
    public Option<string?> Report { get; } = new("--report")
    {
        Description = "Page with the logos of a few sequences",
        HelpName = "FILE.html",
    };

    /// <summary>--logos.</summary>
    public Option<int> Logos { get; } = new("--logos")
    {
        Description = "How many: those with the greatest values",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
        DefaultValueFactory = _ => 10,
    };

    /// <summary>--sites.</summary>
    public Option<string?> Sites { get; } = new("--sites")
    {
        Description = "Known sites to mark on the page, as mlng simulate writes them",
        HelpName = "FILE.bed",
    };

    /// <summary>The options.</summary>
    public Option[] All => [Out, BedGraph, Report, Logos, Sites];
}
