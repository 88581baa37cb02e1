using MlNetGenomics.Training;

namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>Everything that training has reached; enough to go on as if it had never stopped.</summary>
internal sealed class MuseamTrainingState : TrainingState
{
    /// <summary>The state before the first step.</summary>
    public MuseamTrainingState(MuseamParameters parameters, int kernelCount, int kernelWidth)
    {
        Parameters = parameters;
        Mean = new MuseamParameters(kernelCount, kernelWidth);
        Variance = new MuseamParameters(kernelCount, kernelWidth);
        Best = new MuseamParameters(kernelCount, kernelWidth);
    }

    /// <summary>The parameters.</summary>
    public MuseamParameters Parameters { get; }

    /// <summary>Adam's mean gradient.</summary>
    public MuseamParameters Mean { get; }

    /// <summary>Adam's mean squared gradient.</summary>
    public MuseamParameters Variance { get; }

    /// <summary>Parameters after the epoch with the lowest validation loss, where there is a validation set.</summary>
    public MuseamParameters Best { get; }

    /// <inheritdoc/>
    protected override IEnumerable<float[]> Arrays =>
        new[] { Parameters, Mean, Variance, Best }.SelectMany(p => p.Arrays);
}
