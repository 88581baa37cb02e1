using MlNetGenomics.Training;

namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>Candidate settings and how each did on the same folds.</summary>
/// <param name="Candidates">The settings.</param>
/// <param name="Results">Their cross-validations, in the same order.</param>
public sealed record MuseamSelection(
    IReadOnlyList<MuseamSettings> Candidates, IReadOnlyList<CrossValidationResult> Results)
{
    /// <summary>Number of the candidate with the highest mean R2; the first of equals.</summary>
    public int BestIndex
    {
        get
        {
            int best = 0;
            for (int i = 1; i < Results.Count; i++)
            {
                if (Results[i].MeanRSquared > Results[best].MeanRSquared)
                    best = i;
            }
            return best;
        }
    }

    /// <summary>The candidate with the highest mean R2.</summary>
    public MuseamSettings Best => Candidates[BestIndex];

    /// <summary>Its cross-validation.</summary>
    public CrossValidationResult BestResult => Results[BestIndex];
}
