namespace MlNetGenomics.Comparison;

/// <summary>A candidate while its comparison runs.</summary>
internal sealed class ComparisonEntry(IModelCandidate candidate)
{
    private CandidateOutcome? _outcome;
    private string _note = "";

    public IModelCandidate Candidate => candidate;

    public string Name => candidate.Name;

    public List<CandidateRun> Runs { get; } = [];

    /// <summary>Whether it is still to be fitted.</summary>
    public bool IsRunning => _outcome is null;

    /// <summary>Leaves it out from here on.</summary>
    public void End(CandidateOutcome outcome, string note) => (_outcome, _note) = (outcome, note);

    /// <summary>How it fared by now.</summary>
    public CandidateResult ToResult() => _outcome is { } outcome
        ? new CandidateResult(Name, [.. Runs], outcome, _note)
        : Runs.Count > 0
            ? new CandidateResult(Name, [.. Runs])
            : new CandidateResult(Name, [], CandidateOutcome.NotReached, "its turn did not come");
}
