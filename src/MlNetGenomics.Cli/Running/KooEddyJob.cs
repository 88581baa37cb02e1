using System.Globalization;
using MlNetGenomics.Networks;
using MlNetGenomics.Studies;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Running;

/// <summary>Trains the networks of a study one after the other, each on all threads.</summary>
internal sealed class KooEddyJob(CommandRun run, RepresentationStudy study, KooEddyOutputs outputs)
{
    private readonly Dictionary<string, double> _seconds = [];

    /// <summary>Seconds that training an epoch took in this run; networks that were finished before are not there.</summary>
    public IReadOnlyDictionary<string, double> Seconds => _seconds;

    /// <summary>Runs all trials; a line for each that is done.</summary>
    public IReadOnlyList<RepresentationSummary> Run(string[] names, Network[] networks, int trials)
    {
        var results = new List<RepresentationTrial>[names.Length];
        for (int i = 0; i < names.Length; i++)
            results[i] = [];
        // Trial by trial, so that a study stopped early has seen every network.
        for (int trial = 1; trial <= trials; trial++)
        {
            for (int i = 0; i < names.Length; i++)
                results[i].Add(RunTrial(names[i], networks[i], trial));
        }
        return [.. names.Select((name, i) => new RepresentationSummary(name, results[i]))];
    }

    private RepresentationTrial RunTrial(string name, Network network, int trial)
    {
        double start = run.Seconds;
        int epochs = 0;
        double last = start;
        string job = string.Create(CultureInfo.InvariantCulture, $"{name}.trial{trial}");
        RepresentationTrial result = run.WithProgress(job, progress => study.Run(network, trial, new TrainingControl
        {
            Threads = run.Threads,
            CheckpointPath = Path.Combine(outputs.CheckpointFolder, job),
            Progress = new EpochCounter(
                () =>
                {
                    epochs++;
                    last = run.Seconds;
                },
                progress is null ? null : new TrainingReporter(progress, 1)),
            Cancellation = run.Cancellation,
        }));
        if (epochs > 0)
            _seconds[name] = (last - start) / epochs;
        run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}, trial {trial}: AUROC {new RepresentationSummary(name, [result]).Auroc.Mean:0.000}, filters that " +
            $"match any motif {100 * result.MatchedShare:0} %, a relevant one {100 * result.RelevantShare:0} % " +
            $"({run.Seconds - start:0.0} s)"));
        return result;
    }

    private sealed class EpochCounter(Action count, IProgress<TrainingProgress>? next) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            count();
            next?.Report(value);
        }
    }
}
