using MlNetGenomics.Tuning;

namespace MlNetGenomics.Reports;

/// <summary>Writes the trials of a search as a table, a row a trial.</summary>
public static class TuningTableWriter
{
    /// <summary>
    /// Columns trial, rank (from 1), a column a parameter, parameters (trainable numbers), epochs (trained), best_epoch,
    /// validation_loss (of the best epoch), rung (comparisons come through) and failure; by rank.
    /// </summary>
    /// <param name="writer">Receives the table.</param>
    /// <param name="space">The search.</param>
    /// <param name="result">Its outcome.</param>
    public static void Write(TextWriter writer, SearchSpace space, TuningResult result)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(result);
        var table = new TableWriter(
            writer,
            [
                "trial", "rank", .. space.Parameters.Select(parameter => parameter.Name), "parameters", "epochs",
                "best_epoch", "validation_loss", "rung", "failure",
            ]);
        int rank = 0;
        foreach (TuningTrial trial in result.Ranking)
        {
            bool hasResult = trial.Failure is null;
            table.WriteRow(
            [
                trial.Number,
                ++rank,
                .. trial.Values.Select(value => (object)value),
                trial.Network.TrainableCount,
                trial.History.Count,
                hasResult ? trial.BestEpoch : null,
                hasResult ? trial.ValidationLoss : null,
                trial.Rung,
                trial.Failure,
            ]);
        }
    }
}
