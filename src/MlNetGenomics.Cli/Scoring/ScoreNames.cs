namespace MlNetGenomics.Cli.Scoring;

/// <summary>What the columns of a model's scores are called.</summary>
/// <param name="Tasks">Names of what the model predicts, as its file has them; none where it has none.</param>
/// <param name="Output">Name of the output that is scored.</param>
internal sealed record ScoreNames(IReadOnlyList<string> Tasks, string Output)
{
    /// <summary>Names of so many columns: the tasks', where they are as many, else the output's and a number.</summary>
    public IReadOnlyList<string> Columns(int count)
    {
        if (Tasks.Count == count && Tasks.Distinct().Count() == count)
            return Tasks;
        return count == 1 ? [Output] : [.. Enumerable.Range(1, count).Select(column => $"{Output}_{column}")];
    }
}
