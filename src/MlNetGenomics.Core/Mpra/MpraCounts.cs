namespace MlNetGenomics.Mpra;

/// <summary>Counts of transcripts and plasmids, a row a sequence.</summary>
public sealed class MpraCounts
{
    /// <summary>Stands for a count that a table does not have.</summary>
    public const long Missing = -1;

    private readonly IReadOnlyDictionary<string, long[]> _columns;

    /// <summary>Puts counts together.</summary>
    /// <param name="names">Name of each sequence, all different.</param>
    /// <param name="experiments">What the columns are of; names all different.</param>
    /// <param name="columns">Counts by column, one a sequence, 0 or more or <see cref="Missing"/>.</param>
    /// <exception cref="ArgumentException">A column is missing, or of another length.</exception>
    public MpraCounts(
        IReadOnlyList<string> names,
        IReadOnlyList<MpraExperiment> experiments,
        IReadOnlyDictionary<string, long[]> columns)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(experiments);
        ArgumentNullException.ThrowIfNull(columns);
        foreach (MpraReplicate replicate in experiments.SelectMany(experiment => experiment.Replicates))
        {
            foreach (string column in new[] { replicate.Rna, replicate.Dna })
            {
                if (!columns.TryGetValue(column, out long[]? counts) || counts.Length != names.Count)
                    throw new ArgumentException($"column {column}: {names.Count} counts are expected", nameof(columns));
            }
        }
        Names = names;
        Experiments = experiments;
        _columns = columns;
    }

    /// <summary>Name of each sequence.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The experiments, in order.</summary>
    public IReadOnlyList<MpraExperiment> Experiments { get; }

    /// <summary>How many rows were added to another of the same name.</summary>
    public int SummedRows { get; init; }

    /// <summary>Counts of a column, one a sequence, or <see cref="Missing"/>.</summary>
    public ReadOnlySpan<long> this[string column] => _columns[column];
}
