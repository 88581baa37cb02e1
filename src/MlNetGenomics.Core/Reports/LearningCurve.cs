using MlNetGenomics.Files;
using MlNetGenomics.Training;

namespace MlNetGenomics.Reports;

/// <summary>Losses of a training run, epoch by epoch.</summary>
/// <param name="Epochs">One entry an epoch.</param>
public sealed record LearningCurve(IReadOnlyList<EpochLoss> Epochs)
{
    /// <summary>Writes a table: epoch (from 1), training loss, validation loss (empty where there is none).</summary>
    /// <exception cref="GenomicsException">The path cannot be written.</exception>
    public void SaveTable(string path) => OutputFile.Write(path, WriteTable);

    /// <summary>Writes the table of <see cref="SaveTable"/>.</summary>
    public void WriteTable(TextWriter writer)
    {
        var table = new TableWriter(writer, "epoch", "training_loss", "validation_loss");
        for (int i = 0; i < Epochs.Count; i++)
        {
            double validation = Epochs[i].Validation;
            table.WriteRow(i + 1, Epochs[i].Training, double.IsNaN(validation) ? null : validation);
        }
    }

    /// <summary>Draws the losses over the epochs.</summary>
    /// <param name="options">Titles and size; null for axes that say what they are.</param>
    public SvgImage Draw(PlotOptions? options = null)
    {
        var lines = new List<PlotSeries>
        {
            PlotSeries.Over("training", [.. Epochs.Select(epoch => epoch.Training)]),
        };
        if (Epochs.Any(epoch => !double.IsNaN(epoch.Validation)))
            lines.Add(PlotSeries.Over("validation", [.. Epochs.Select(epoch => epoch.Validation)]));
        return LinePlot.Draw(lines, options ?? new PlotOptions { XTitle = "epoch", YTitle = "loss" });
    }
}
