using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Files;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Cli.Options;

/// <summary>Where sequences come from.</summary>
internal sealed class SequenceOptions
{
    /// <summary>--fasta.</summary>
    public Option<string> Fasta { get; } = new("--fasta")
    {
        Description = "Sequences: FASTA, plain or gzip, - for standard input",
        HelpName = "FILE",
        Required = true,
    };

    /// <summary>--ambiguous.</summary>
    public Option<string> Ambiguous { get; } = Choice.Option(
        "--ambiguous",
        "IUPAC letters other than A, C, G, T, N are an error, or read as N",
        "error",
        "error",
        "n");

    /// <summary>The options.</summary>
    public Option[] All => [Fasta, Ambiguous];

    /// <summary>What to do with ambiguous letters.</summary>
    public AmbiguityPolicy Policy(ParseResult parsed) =>
        parsed.GetValue(Ambiguous) == "n" ? AmbiguityPolicy.AsN : AmbiguityPolicy.Reject;

    /// <summary>Opens the file for reading record by record.</summary>
    public FastaReader Open(ParseResult parsed) => FastaReader.Open(parsed.GetValue(Fasta)!, Policy(parsed));

    /// <summary>Reads all sequences, of one length.</summary>
    public SequenceSet Read(ParseResult parsed, CommandRun run)
    {
        string path = parsed.GetValue(Fasta)!;
        run.Settings["fasta"] = path;
        SequenceSet sequences = FastaReader.ReadAll(path, Policy(parsed));
        InFile(path, sequences.RequireUniformLength);
        return sequences;
    }

    /// <summary>Does something whose errors may name a record but not its file, and adds the file.</summary>
    public static T InFile<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (GenomicsException e) when (!e.Message.StartsWith(InputFile.DisplayName(path), StringComparison.Ordinal))
        {
            throw new GenomicsException($"{InputFile.DisplayName(path)}: {e.Message}", e);
        }
    }
}
