using System.Globalization;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Running;

/// <summary>Says how training ended.</summary>
internal static class TrainingSummary
{
    /// <summary>Adds loss, epochs and validation loss to the metrics, and gives them in words.</summary>
    /// <param name="run">The run.</param>
    /// <param name="history">Losses of each epoch.</param>
    /// <param name="bestEpoch">Number, from 1, of the epoch the model is of.</param>
    public static string Add(CommandRun run, IReadOnlyList<EpochLoss> history, int bestEpoch)
    {
        // The best epoch of an ensemble is a mean, which may lie behind the shortest member's end.
        int epoch = Math.Min(bestEpoch, history.Count);
        EpochLoss loss = history[epoch - 1];
        run.Metrics["loss"] = JsonText.Metric(loss.Training);
        run.Metrics["epochs"] = JsonText.Metric(epoch);
        string validation = "";
        if (!double.IsNaN(loss.Validation))
        {
            run.Metrics["validation_loss"] = JsonText.Metric(loss.Validation);
            validation = string.Create(CultureInfo.InvariantCulture, $", validation {loss.Validation:0.0000}");
        }
        return string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {epoch} of {history.Count}: loss {loss.Training:0.0000}{validation}");
    }
}
