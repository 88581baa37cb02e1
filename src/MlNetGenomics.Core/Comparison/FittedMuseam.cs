using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Comparison;

/// <summary>MuSeAM models that a candidate has become, one a task.</summary>
/// <param name="fits">The models.</param>
/// <param name="hasValidation">Whether the best epoch was chosen.</param>
public sealed class FittedMuseam(IReadOnlyList<MuseamFit> fits, bool hasValidation) : IFittedCandidate
{
    /// <summary>The models, one a task.</summary>
    public IReadOnlyList<MuseamFit> Fits => fits;

    /// <inheritdoc/>
    public string Choice => hasValidation ? $"epoch {string.Join(", ", fits.Select(fit => fit.BestEpoch))}" : "";

    /// <inheritdoc/>
    public float[] Predict(ITrainingData data, TrainingControl control)
    {
        ArgumentNullException.ThrowIfNull(control);
        SequenceSet sequences = SequenceRows.SequencesOf(data);
        var predictions = new float[sequences.Count * fits.Count];
        for (int t = 0; t < fits.Count; t++)
        {
            float[] own = new MuseamScorer(fits[t].Model).Predict(sequences, control.Threads, control.Cancellation);
            for (int i = 0; i < own.Length; i++)
                predictions[i * fits.Count + t] = own[i];
        }
        return predictions;
    }
}
