using System.CommandLine;
using System.CommandLine.Parsing;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Files;
using MlNetGenomics.Sequences;
using MlNetGenomics.Sharding;

namespace MlNetGenomics.Cli.Options;

/// <summary>Which part of the sequences is done, of several that may be done apart from each other.</summary>
internal sealed class ShardOption
{
    /// <summary>--shard.</summary>
    public Option<Shard?> Option { get; } = new("--shard")
    {
        Description = "Only this part of the sequences, 2/3 say; mlng merge puts the tables together",
        HelpName = "I/N",
        CustomParser = Parse,
    };

    /// <summary>Reads which shard is meant.</summary>
    public static Shard? Parse(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (Shard.TryParse(text, out Shard shard))
            return shard;
        result.AddError($"--shard: '{text}' is not of the form 2/3, from 1/3 to 3/3");
        return null;
    }

    /// <summary>Counts the sequences and finds the shard's; null where no shard is asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="run">The run.</param>
    /// <param name="sequences">Where sequences come from.</param>
    /// <exception cref="UsageException">They come from standard input.</exception>
    /// <exception cref="GenomicsException">There are fewer sequences than shards.</exception>
    public ShardPlan? Get(ParseResult parsed, CommandRun run, SequenceOptions sequences)
    {
        if (parsed.GetValue(Option) is not { } shard)
            return null;
        string fasta = parsed.GetValue(sequences.Fasta)!;
        if (fasta == InputFile.StandardInput)
            throw new UsageException($"{Option.Name}: sequences are counted first, so they cannot come from standard input");
        using FastaReader reader = sequences.Open(parsed);
        (long count, string digest) = Digest.Of(reader, run.Cancellation);
        return count >= shard.Count
            ? new ShardPlan(shard, count, digest)
            : throw new GenomicsException($"{fasta}: has {count} sequences, too few for {shard.Count} shards");
    }
}
