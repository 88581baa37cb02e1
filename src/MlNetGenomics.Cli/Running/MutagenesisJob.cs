using System.Collections.Immutable;
using MlNetGenomics.Cli.Scoring;
using MlNetGenomics.Interpretation.Mutagenesis;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Cli.Running;

/// <summary>Mutates batches of sequences in one of the ways there are.</summary>
/// <param name="Outputs">Names of what is compared.</param>
/// <param name="From">First position that is mutated, from 0.</param>
/// <param name="How">How, in a word for the summary.</param>
/// <param name="Depth">Windows that each base lies in.</param>
/// <param name="Run">What mutations do to a batch, [sequences x outputs].</param>
internal sealed record MutagenesisJob(
    ImmutableArray<string> Outputs, int From, string How, int Depth, Func<SequenceSet, ImmutableArray<MutagenesisProfile>> Run)
{
    /// <summary>Bases are replaced.</summary>
    public static MutagenesisJob Substitutions(
        MutagenesisModel model,
        MutagenesisSettings settings,
        ImmutableArray<OutputCombination>? outputs,
        CommandRun run)
    {
        IMutagenesis mutagenesis = model.Prepare(settings);
        string how = WordFor(mutagenesis);
        if (outputs is { } sums)
            mutagenesis = new CombinedMutagenesis(mutagenesis, sums);
        return new MutagenesisJob(Names(settings, outputs), settings.From, how, 1, batch =>
        {
            MutagenesisResult result = mutagenesis.Run(batch, null, run.Cancellation);
            return [.. from i in Enumerable.Range(0, batch.Count) from output in Enumerable.Range(0, result.Outputs.Length) select result.Profile(i, output)];
        });
    }

    /// <summary>Bases of regions are replaced, in windows.</summary>
    public static MutagenesisJob Regions(
        MutagenesisModel model,
        MutagenesisSettings settings,
        ImmutableArray<OutputCombination>? outputs,
        RegionWindowSettings windows,
        IndexedFasta? genome,
        CommandRun run)
    {
        IMutagenesis mutagenesis = model.Prepare(settings);
        string how = WordFor(mutagenesis);
        if (outputs is { } sums)
            mutagenesis = new CombinedMutagenesis(mutagenesis, sums);
        var regions = new RegionMutagenesis(mutagenesis, windows);
        run.Settings["window_length"] = regions.WindowLength;
        run.Settings["window_step"] = regions.Step;
        run.Settings["window_start"] = regions.Start + 1;
        bool isWarned = false;
        int depth = regions.WindowLength / regions.Step;
        return new MutagenesisJob(Names(settings, outputs), 0, $"{how}, in {depth} windows a base", depth, batch =>
            regions.Run(batch, genome is null ? null : Flanks(batch), null, run.Cancellation).Profiles);

        RegionFlanks[] Flanks(SequenceSet batch)
        {
            var flanks = new RegionFlanks[batch.Count];
            for (int i = 0; i < flanks.Length; i++)
            {
                flanks[i] = RegionFlanks.Read(genome, batch.Names[i], batch[i], regions.Reach, out int difference);
                if (difference < 0 || isWarned)
                    continue;
                isWarned = true;
                run.Warn($"region {batch.Names[i]} differs from the genome at base {difference + 1}: is it of the same assembly?");
            }
            return flanks;
        }
    }

    /// <summary>Bases are deleted or inserted.</summary>
    public static MutagenesisJob Indels(
        MutagenesisModel model,
        MutagenesisSettings settings,
        ImmutableArray<OutputCombination>? outputs,
        int? deletionLength,
        byte[]? inserted,
        CommandRun run)
    {
        ImmutableArray<string> names = Names(settings, outputs);
        return new MutagenesisJob(names, settings.From, inserted is null ? "by deletions" : "by insertions", 1, batch =>
        {
            IndelResult result = inserted is null
                ? IndelMutagenesis.Deletions(model.Network!, batch, deletionLength!.Value, settings, null, run.Cancellation)
                : IndelMutagenesis.Insertions(model.Network!, batch, inserted, settings, run.Cancellation);
            ImmutableArray<OutputCombination> sums = outputs ?? [.. result.Outputs.Select(OutputCombination.Of)];
            return [.. from i in Enumerable.Range(0, batch.Count) from sum in sums select result.Profile(i, sum)];
        });
    }

    // A neuron's own name counts from 0; what is asked for by name on the command line counts from 1.
    private static ImmutableArray<string> Names(MutagenesisSettings settings, ImmutableArray<OutputCombination>? outputs) =>
        outputs is { } sums ? [.. sums.Select(sum => sum.Name)] : [settings.Target!.Value.Layer];

    private static string WordFor(IMutagenesis mutagenesis) => mutagenesis switch
    {
        InSilicoMutagenesis { IsIncremental: true } => "incrementally",
        RuntimeMutagenesis => "by brute force in ONNX Runtime",
        _ => "by brute force",
    };
}
