using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Files;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Cli.Options;

/// <summary>What sequences are compared with.</summary>
internal sealed class ReferenceOptions
{
    private const string Shuffle = "shuffle";
    private const string Zero = "zero";
    private const string Uniform = "uniform";
    private const int DefaultCount = 20;

    private readonly Option<string> _reference = new("--reference")
    {
        Description = "What sequences are compared with: shuffles that keep dinucleotides, no base at all, a quarter of "
            + "each base, or the sequences of a FASTA file",
        HelpName = "shuffle|zero|uniform|FILE",
        DefaultValueFactory = _ => Shuffle,
    };

    private readonly Option<int> _count = new("--references")
    {
        Description = "Shuffles of each sequence; they depend on its bases and --seed alone",
        HelpName = "K",
        CustomParser = result => Numbers.ParseInt(result, 1),
        DefaultValueFactory = _ => DefaultCount,
    };

    /// <summary>The options.</summary>
    public Option[] All => [_reference, _count];

    /// <summary>The file that references are read from, or null.</summary>
    public string? Path(ParseResult parsed)
    {
        string name = parsed.GetValue(_reference)!;
        return name is Shuffle or Zero or Uniform ? null : name;
    }

    /// <summary>What they say, and how people call it.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="length">Bases that the model reads.</param>
    /// <param name="policy">What to do with ambiguous letters.</param>
    /// <param name="run">Takes the settings.</param>
    /// <exception cref="UsageException">The number goes with shuffles.</exception>
    /// <exception cref="GenomicsException">The file cannot be read, or its sequences have another length.</exception>
    public (InputReferences References, string Name) Get(
        ParseResult parsed, int length, AmbiguityPolicy policy, CommandRun run)
    {
        string name = parsed.GetValue(_reference)!;
        run.Settings["reference"] = name;
        if (name != Shuffle)
            OptionUse.Reject(parsed, [_count], $"goes with {_reference.Name} {Shuffle}");
        switch (name)
        {
            case Shuffle:
                int count = parsed.GetValue(_count);
                run.Settings["references"] = count;
                return (InputReferences.Shuffles(count, run.Seed), $"{count} shuffles of each sequence");
            case Zero:
                return (InputReferences.Zero, "no base at any position");
            case Uniform:
                return (InputReferences.Uniform, "a quarter of each base at every position");
            default:
                SequenceSet sequences = Read(name, length, policy);
                run.Settings["references"] = sequences.Count;
                return (InputReferences.Of(sequences), $"the {sequences.Count} sequences of {InputFile.DisplayName(name)}");
        }
    }

    private static SequenceSet Read(string path, int length, AmbiguityPolicy policy)
    {
        using FastaReader reader = FastaReader.Open(path, policy);
        var builder = new SequenceSetBuilder();
        while (reader.Read())
        {
            if (reader.Codes.Length != length)
            {
                throw new GenomicsException(
                    $"{InputFile.DisplayName(path)}: record {reader.Record} ({reader.Name}) has {reader.Codes.Length} bases, "
                    + $"the model is for {length}");
            }
            builder.Add(reader.Name, reader.Codes);
        }
        return builder.Build();
    }
}
