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
        Description = "Only this part of the sequences or variants, 2/3 say; mlng merge puts the tables together",
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
        return Get(parsed, run, parsed.GetValue(sequences.Fasta)!, "sequences", () =>
        {
            using FastaReader reader = sequences.Open(parsed);
            return Digest.Of(reader, run.Cancellation);
        });
    }

    /// <summary>Counts items and finds the shard's; null where no shard is asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="run">The run.</param>
    /// <param name="path">The file that items come from.</param>
    /// <param name="items">What they are called.</param>
    /// <param name="count">Counts them and makes a digest of them.</param>
    /// <exception cref="UsageException">They come from standard input.</exception>
    /// <exception cref="GenomicsException">There are fewer items than shards.</exception>
    public ShardPlan? Get(
        ParseResult parsed, CommandRun run, string path, string items, Func<(long Count, string Digest)> count)
    {
        if (parsed.GetValue(Option) is not { } shard)
            return null;
        if (path == InputFile.StandardInput)
            throw new UsageException($"{Option.Name}: {items} are counted first, so they cannot come from standard input");
        run.Cancellation.ThrowIfCancellationRequested();
        (long found, string digest) = count();
        return found >= shard.Count
            ? new ShardPlan(shard, found, digest)
            : throw new GenomicsException($"{path}: has {found} {items}, too few for {shard.Count} shards");
    }
}
