namespace MlNetGenomics.Mpra;

/// <summary>
/// Reads counts from one or more tables of tab-separated columns with a header. All tables have the same sequences, in
/// any order; rows of one name are barcodes of one sequence, whose counts are summed.
/// </summary>
public static class MpraCountReader
{
    /// <summary>Reads the columns that experiments are made of.</summary>
    /// <param name="sources">The tables.</param>
    /// <param name="settings">How they are read.</param>
    /// <param name="assign">Makes experiments of the names of all columns (see <see cref="MpraExperimentColumns"/>).</param>
    /// <exception cref="GenomicsException">
    /// A file cannot be read, a column is missing or there twice, a count is no whole number of 0 or more, tables have
    /// different sequences, or a column has no counts; names file, line and column.
    /// </exception>
    public static MpraCounts Read(
        IReadOnlyList<CountTableSource> sources,
        CountTableSettings settings,
        Func<IReadOnlyList<string>, IReadOnlyList<MpraExperiment>> assign)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(assign);
        ArgumentOutOfRangeException.ThrowIfZero(sources.Count, nameof(sources));
        var tables = new List<CountTable>();
        try
        {
            foreach (CountTableSource source in sources)
                tables.Add(new CountTable(source, settings));
            IReadOnlyList<MpraExperiment> experiments =
                assign([.. tables.SelectMany(table => table.Columns).Select(column => column.Name).Distinct()]);
            RequireNames(experiments);
            Dictionary<string, (CountTable Table, int Index)> places = Places(experiments, tables);
            return Read(tables, places, experiments, settings.RefusesRepeats);
        }
        finally
        {
            foreach (CountTable table in tables)
                table.Dispose();
        }
    }

    private static MpraCounts Read(
        IReadOnlyList<CountTable> tables,
        Dictionary<string, (CountTable Table, int Index)> places,
        IReadOnlyList<MpraExperiment> experiments,
        bool refusesRepeats)
    {
        var rows = new MpraCountRows(refusesRepeats);
        var columns = new Dictionary<string, long[]>();
        foreach (CountTable table in tables)
        {
            (string Column, int Index)[] own =
                [.. places.Where(place => place.Value.Table == table).Select(place => (place.Key, place.Value.Index))];
            if (own.Length == 0)
                throw table.Error("none of its columns is used");
            long[][] counts = rows.Read(table, [.. own.Select(column => column.Index)]);
            for (int i = 0; i < own.Length; i++)
            {
                if (!counts[i].Any(count => count > 0))
                    throw table.Error($"column {own[i].Column}: has no counts, every one is 0 or missing");
                columns.Add(own[i].Column, counts[i]);
            }
        }
        return new MpraCounts(rows.Names, experiments, columns) { SummedRows = rows.Summed };
    }

    /// <summary>Where each column is that an experiment needs.</summary>
    private static Dictionary<string, (CountTable Table, int Index)> Places(
        IReadOnlyList<MpraExperiment> experiments, IReadOnlyList<CountTable> tables)
    {
        string[] known = [.. tables.SelectMany(table => table.Columns).Select(column => column.Name).Distinct()];
        var places = new Dictionary<string, (CountTable, int)>();
        var kinds = new Dictionary<string, string>();
        foreach (MpraReplicate replicate in experiments.SelectMany(experiment => experiment.Replicates))
        {
            if (!kinds.TryAdd(replicate.Rna, "RNA"))
                throw new GenomicsException($"column {replicate.Rna}: is RNA of a replicate and assigned a second time");
            if (!kinds.TryAdd(replicate.Dna, "DNA") && kinds[replicate.Dna] != "DNA")
                throw new GenomicsException($"column {replicate.Dna}: is RNA of a replicate and assigned a second time");
        }
        foreach (string column in kinds.Keys)
        {
            CountTable[] having = [.. tables.Where(table => table.Columns.Any(own => own.Name == column))];
            if (having.Length == 0)
                throw new GenomicsException($"{Sources(tables)}: no column {column}{NearestName.Advise(column, known)}");
            if (having.Length > 1)
                throw new GenomicsException($"column {column}: is in {having[0].Source} and in {having[1].Source}");
            places.Add(column, (having[0], having[0].Columns.Single(own => own.Name == column).Index));
        }
        return places;
    }

    private static string Sources(IEnumerable<CountTable> tables) => string.Join(", ", tables.Select(table => table.Source));

    private static void RequireNames(IReadOnlyList<MpraExperiment> experiments)
    {
        foreach (MpraExperiment experiment in experiments)
        {
            // Labels are read from a table where these columns are something else.
            if (experiment.Name is MpraActivity.NameColumn or MpraActivity.WeightColumn)
                throw new GenomicsException($"experiment {experiment.Name}: a column of the labels is called so; choose another name");
        }
        if (experiments.GroupBy(experiment => experiment.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new GenomicsException($"experiment {twice.Key}: is there twice");
    }
}
