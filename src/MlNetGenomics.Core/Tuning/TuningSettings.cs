using MlNetGenomics.Training;
using static MlNetGenomics.SettingCheck;

namespace MlNetGenomics.Tuning;

/// <summary>How a search is carried out.</summary>
public sealed record TuningSettings
{
    /// <summary>How trials are chosen.</summary>
    public TuningMethod Method { get; init; } = TuningMethod.SuccessiveHalving;

    /// <summary>Networks that are tried; 1 or more.</summary>
    public int Trials { get; init; } = 27;

    /// <summary>Epochs after which trials are first compared; 1 or more. Not for a random search.</summary>
    public int FirstEpochs { get; init; } = 3;

    /// <summary>
    /// Of the trials compared one in so many goes on, to so many times the epochs; 2 or more. Not for a random search.
    /// </summary>
    public int Reduction { get; init; } = 3;

    /// <summary>
    /// Optimizer, loss, most epochs, patience; its seed is that of the draws and of all trials. What a search varies
    /// replaces its settings.
    /// </summary>
    public NetworkTrainingSettings Training { get; init; } = NetworkTrainingSettings.Default with { Epochs = 27 };

    /// <summary>Trials that are trained side by side; 1 or more. The result does not depend on it.</summary>
    public int Parallel { get; init; } = 1;

    /// <summary>Epochs after which trials are compared, the last the most that there are.</summary>
    public IReadOnlyList<int> Rungs
    {
        get
        {
            var rungs = new List<int>();
            if (Method == TuningMethod.SuccessiveHalving)
            {
                for (long epochs = FirstEpochs; epochs < Training.Epochs; epochs *= Reduction)
                    rungs.Add((int)epochs);
            }
            rungs.Add(Training.Epochs);
            return rungs;
        }
    }

    /// <summary>Trainings, of all rungs together, if none fails.</summary>
    public int Comparisons
    {
        get
        {
            int trials = Trials, sum = 0;
            for (int rung = 0; rung < Rungs.Count; rung++, trials = Kept(trials))
                sum += trials;
            return sum;
        }
    }

    /// <summary>Of some trials, how many go on.</summary>
    internal int Kept(int trials) => (trials + Reduction - 1) / Reduction;

    /// <summary>Fails where a setting is out of its range, naming it.</summary>
    /// <exception cref="GenomicsException">A setting is out of range.</exception>
    public void Validate()
    {
        Require(Enum.IsDefined(Method), "method", Method, "a method that there is");
        Require(Trials >= 1, "trials", Trials, "1 or more");
        Require(FirstEpochs >= 1, "first epochs", FirstEpochs, "1 or more");
        Require(Reduction >= 2, "reduction", Reduction, "2 or more");
        Require(Parallel >= 1, "parallel", Parallel, "1 or more");
        Training.Validate();
    }
}
