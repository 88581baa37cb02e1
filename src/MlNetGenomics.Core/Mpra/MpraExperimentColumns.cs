using System.Text.RegularExpressions;

namespace MlNetGenomics.Mpra;

/// <summary>Finds out which columns of counts belong together.</summary>
/// <remarks>
/// By names, a column is EXPERIMENT_RNA or EXPERIMENT_DNA, with the replicate behind or before the last word:
/// HepG2_minP_RNA_rep1, HepG2_minP_rep1_RNA. In either case; mRNA counts as RNA, pDNA and plasmid as DNA; a dot serves
/// for the underscore. A DNA column serves the replicate that it names, or, where an experiment has only one, all of
/// them. An experiment without its own takes that whose name is made of words of its name, as minP_DNA for HepG2_minP,
/// or DNA for all.
/// </remarks>
public static partial class MpraExperimentColumns
{
    /// <summary>What an experiment is called whose columns give it no name.</summary>
    public const string DefaultExperiment = "activity";

    /// <summary>Assigns columns by their names; those that are neither RNA nor DNA are ignored.</summary>
    /// <param name="columns">Names of the columns.</param>
    /// <returns>Experiments in the order of their first columns.</returns>
    /// <exception cref="GenomicsException">No column is RNA, a replicate has none of DNA, or it is not clear which.</exception>
    public static IReadOnlyList<MpraExperiment> FromNames(IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var rna = new OrderedDictionary<string, List<MpraReplicateColumn>>();
        var dna = new OrderedDictionary<string, List<MpraReplicateColumn>>();
        foreach (string column in columns)
        {
            Match match = ColumnPattern().Match(column);
            if (!match.Success)
                continue;
            bool isRna = match.Groups["kind"].Value.EndsWith("RNA", StringComparison.OrdinalIgnoreCase);
            Add(isRna ? rna : dna, match.Groups["experiment"].Value, new(match.Groups["replicate"].Value, column));
        }
        if (rna.Count == 0)
        {
            throw new GenomicsException(
                $"no column of RNA counts among {string.Join(", ", columns)}; names like HepG2_RNA_rep1 and HepG2_DNA are " +
                "expected, or columns that are assigned to experiments");
        }
        return Join(rna, dna);
    }

    /// <summary>Assigns the columns that are listed, in the order of replicates.</summary>
    /// <param name="rna">RNA columns of each experiment, a column a replicate.</param>
    /// <param name="dna">DNA columns, one for all replicates or a column for each.</param>
    /// <exception cref="GenomicsException">An experiment is listed twice, lacks DNA, or their numbers do not fit.</exception>
    public static IReadOnlyList<MpraExperiment> FromLists(
        IReadOnlyList<MpraColumnList> rna, IReadOnlyList<MpraColumnList> dna)
    {
        ArgumentNullException.ThrowIfNull(rna);
        ArgumentNullException.ThrowIfNull(dna);
        IReadOnlyList<MpraExperiment> experiments = Join(Groups(rna, "RNA"), Groups(dna, "DNA"));
        HashSet<string> used = [.. experiments.SelectMany(one => one.Replicates).Select(one => one.Dna)];
        foreach (MpraColumnList list in dna)
        {
            foreach (string column in list.Columns.Where(column => !used.Contains(column)))
                throw new GenomicsException($"DNA column {column}: no experiment takes it; {list.Experiment} has no RNA for it");
        }
        return experiments;
    }

    private static OrderedDictionary<string, List<MpraReplicateColumn>> Groups(IReadOnlyList<MpraColumnList> lists, string kind)
    {
        var groups = new OrderedDictionary<string, List<MpraReplicateColumn>>();
        foreach (MpraColumnList list in lists)
        {
            if (groups.ContainsKey(list.Experiment))
                throw new GenomicsException($"experiment {list.Experiment}: its {kind} columns are given twice");
            for (int i = 0; i < list.Columns.Count; i++)
                Add(groups, list.Experiment, new(FormattableString.Invariant($"rep{i + 1}"), list.Columns[i]));
        }
        return groups;
    }

    private static void Add(
        OrderedDictionary<string, List<MpraReplicateColumn>> groups, string experiment, MpraReplicateColumn column)
    {
        if (!groups.TryGetValue(experiment, out List<MpraReplicateColumn>? own))
            groups.Add(experiment, own = []);
        if (own.FindIndex(other => other.Replicate == column.Replicate) is int twice and >= 0)
        {
            throw new GenomicsException(
                $"columns {own[twice].Column} and {column.Column}: are both replicate '{column.Replicate}' of " +
                $"'{experiment}'; give the columns of each experiment");
        }
        own.Add(column);
    }

    private static IReadOnlyList<MpraExperiment> Join(
        OrderedDictionary<string, List<MpraReplicateColumn>> rna, OrderedDictionary<string, List<MpraReplicateColumn>> dna)
    {
        var experiments = new List<MpraExperiment>();
        foreach ((string experiment, List<MpraReplicateColumn> own) in rna)
        {
            string name = experiment.Length == 0 ? DefaultExperiment : experiment;
            if (own.Count > 1 && own.Find(column => column.Replicate.Length == 0).Column is { } unnamed)
                throw new GenomicsException($"experiment {name}, column {unnamed}: does not say which replicate it is of {own.Count}");
            List<MpraReplicateColumn> plasmids = FindDna(experiment, own, dna);
            experiments.Add(new MpraExperiment(name, [.. own.Select((column, i) => new MpraReplicate(
                column.Replicate.Length > 0 ? column.Replicate : FormattableString.Invariant($"rep{i + 1}"),
                column.Column,
                DnaOf(name, column, plasmids)))]));
        }
        return experiments;
    }

    private static List<MpraReplicateColumn> FindDna(
        string experiment, List<MpraReplicateColumn> rna, OrderedDictionary<string, List<MpraReplicateColumn>> dna)
    {
        if (dna.TryGetValue(experiment, out List<MpraReplicateColumn>? own))
            return own;
        HashSet<string> words = [.. Words(experiment)];
        string[] fitting = [.. dna.Keys.Where(name => Words(name).All(words.Contains))];
        int most = fitting.Select(name => Words(name).Length).DefaultIfEmpty().Max();
        string[] best = [.. fitting.Where(name => Words(name).Length == most)];
        return best.Length switch
        {
            1 => dna[best[0]],
            0 => throw new GenomicsException(
                $"experiment '{experiment}' (column {rna[0].Column}): has no column of DNA counts, such as " +
                string.Join('_', [.. Words(experiment), "DNA"])),
            _ => throw new GenomicsException(
                $"experiment '{experiment}': {string.Join(" and ", best.Select(name => dna[name][0].Column))} may both be " +
                "its DNA; give the columns of each experiment"),
        };
    }

    private static string DnaOf(string experiment, MpraReplicateColumn rna, List<MpraReplicateColumn> dna)
    {
        if (dna.Count == 1)
            return dna[0].Column;
        return dna.Find(column => column.Replicate == rna.Replicate).Column ?? throw new GenomicsException(
            $"experiment {experiment}, column {rna.Column}: no column of DNA counts is of the same replicate; there are " +
            string.Join(", ", dna.Select(column => column.Column)));
    }

    private static string[] Words(string name) => name.Split(['_', '.'], StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(
        @"^(?:(?<experiment>.+?)[_.])??(?:(?<replicate>rep(?:licate)?\d+)[_.])?(?<kind>m?RNA|p?DNA|plasmid)(?:[_.](?<replicate>[^_.]+))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ColumnPattern();
}
