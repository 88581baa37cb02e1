using MlNetGenomics.Training;

namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>
/// Several MuSeAM models as one. The mean of M models of F kernels is itself a MuSeAM model, of M F kernels,
/// each with the M-th part of its head weight.
/// </summary>
public static class MuseamEnsemble
{
    /// <summary>
    /// The model whose prediction is the mean of the models' predictions. It has the first one's alpha; the
    /// others' K is rescaled, which leaves their probabilities as they are.
    /// </summary>
    /// <exception cref="ArgumentException">There are no models, or they differ in shape or scale.</exception>
    public static MuseamModel Average(IReadOnlyList<MuseamModel> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        if (models.Count == 0)
            throw new ArgumentException("there are no models to average", nameof(models));
        MuseamModel first = models[0];
        if (models.Any(model => Shape(model) != Shape(first)))
            throw new ArgumentException("the models differ in shape or scale", nameof(models));
        var kernels = new List<float>();
        var head = new List<float>();
        foreach (MuseamModel model in models)
        {
            float ratio = model.Alpha / first.Alpha;
            // Ratios scaled by 1/alpha are ratios scaled by 1/first.Alpha, times first.Alpha / alpha.
            float headScale = model.LlrScale == LlrScale.InverseAlpha ? 1 / (ratio * models.Count) : 1f / models.Count;
            foreach (float parameter in model.KernelParameters)
                kernels.Add(parameter * ratio);
            foreach (float weight in model.HeadWeights)
                head.Add(weight * headScale);
        }
        return new MuseamModel(
            first.KernelWidth,
            first.SequenceLength,
            kernels.ToArray(),
            first.Alpha,
            head.ToArray(),
            models.Average(model => model.Intercept),
            first.Background,
            first.LlrScale,
            first.BothStrands,
            first.LabelTransform,
            first.TaskName);
    }

    /// <summary>
    /// The mean model, the mean losses of the epochs that every member ran, and the mean of the best epochs.
    /// </summary>
    internal static MuseamFit Combine(IReadOnlyList<MuseamFit> fits)
    {
        int epochs = fits.Min(fit => fit.History.Count);
        EpochLoss[] history = [.. Enumerable.Range(0, epochs).Select(epoch => new EpochLoss(
            fits.Average(fit => fit.History[epoch].Training),
            fits.Average(fit => fit.History[epoch].Validation)))];
        return new MuseamFit(
            Average([.. fits.Select(fit => fit.Model)]),
            history,
            (int)Math.Round(fits.Average(fit => fit.BestEpoch)));
    }

    private static (int, int, bool, LlrScale, object, LabelTransform) Shape(MuseamModel model) => (
        model.KernelWidth, model.SequenceLength, model.BothStrands, model.LlrScale, model.Background,
        model.LabelTransform);
}
