using MlNetGenomics.Motifs;

namespace MlNetGenomics.Studies;

/// <summary>Motifs that filters are looked up in.</summary>
/// <param name="Database">All of them.</param>
/// <param name="Relevant">Those the tasks are about, task by task.</param>
public sealed record KnownMotifs(
    IReadOnlyList<PositionProbabilityMatrix> Database, IReadOnlyList<RelevantMotifs> Relevant)
{
    /// <summary>Looks the relevant motifs up by their names or alternate names, in either case.</summary>
    /// <param name="database">All motifs.</param>
    /// <param name="names">Names of the relevant ones; motifs of one name (versions) all count for it.</param>
    /// <exception cref="GenomicsException">The database is empty, or lacks a name.</exception>
    public static KnownMotifs Select(IReadOnlyList<PositionProbabilityMatrix> database, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(names);
        if (database.Count == 0)
            throw new GenomicsException("the database of known motifs is empty");
        return new KnownMotifs(database, [.. names.Select(name => new RelevantMotifs(name, Find(database, name)))]);
    }

    /// <summary>Number in <see cref="Relevant"/> of the task that a motif of the database belongs to, or -1.</summary>
    /// <param name="target">Number of the motif in the database, from 0.</param>
    public int TaskOf(int target)
    {
        for (int task = 0; task < Relevant.Count; task++)
        {
            if (Relevant[task].Targets.Contains(target))
                return task;
        }
        return -1;
    }

    private static int[] Find(IReadOnlyList<PositionProbabilityMatrix> database, string name)
    {
        int[] found = [.. Enumerable.Range(0, database.Count).Where(i => Is(database[i].Name) || Is(database[i].AlternateName))];
        return found.Length > 0 ? found : throw new GenomicsException($"no motif of {database.Count} is called {name}");

        bool Is(string other) => other.Equals(name, StringComparison.OrdinalIgnoreCase);
    }
}
