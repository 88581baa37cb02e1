namespace MlNetGenomics.Comparison;

/// <summary>Something that can be fitted to sequences and judged by what it says of others: a network, a baseline.</summary>
public interface IModelCandidate
{
    /// <summary>Name in tables; no two candidates of a comparison share one.</summary>
    string Name { get; }

    /// <summary>Fits a model. Equal tasks give equal models, whatever the threads.</summary>
    /// <exception cref="GenomicsException">The candidate cannot be fitted to this data.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    IFittedCandidate Fit(CandidateTask task);
}
