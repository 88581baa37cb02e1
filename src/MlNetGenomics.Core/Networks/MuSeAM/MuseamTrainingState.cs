using MlNetGenomics.Training;

namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>Everything that training has reached; enough to go on as if it had never stopped.</summary>
internal sealed class MuseamTrainingState
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

    /// <summary>Steps taken.</summary>
    public long Step { get; set; }

    /// <summary>Losses of the epochs done.</summary>
    public List<EpochLoss> History { get; } = [];

    /// <summary>Whether training has come to its end.</summary>
    public bool IsFinished { get; set; }

    /// <summary>Number, from 0, of the epoch with the lowest validation loss, or -1.</summary>
    public int BestEpoch
    {
        get
        {
            int best = -1;
            for (int i = 0; i < History.Count; i++)
            {
                if (!double.IsNaN(History[i].Validation)
                    && (best < 0 || History[i].Validation < History[best].Validation))
                    best = i;
            }
            return best;
        }
    }
}
