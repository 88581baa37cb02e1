using MlNetGenomics.Mpra;

namespace MlNetGenomics.Tests.Mpra;

[TestClass]
public sealed class MpraCountReaderTests
{
    private const string Table = "name\ta_RNA_1\ta_RNA_2\ta_DNA\nx\t1\t2\t3\ny\t4\t5\t6\n";

    [TestMethod]
    public void Reads_counts_by_name()
    {
        MpraCounts counts = Read(new(), Table);
        CollectionAssert.AreEqual(new[] { "x", "y" }, counts.Names.ToArray());
        CollectionAssert.AreEqual(new long[] { 1, 4 }, counts["a_RNA_1"].ToArray());
        CollectionAssert.AreEqual(new long[] { 3, 6 }, counts["a_DNA"].ToArray());
        Assert.AreEqual(0, counts.SummedRows);
    }

    [TestMethod]
    public void Rows_of_one_name_are_barcodes_of_one_sequence()
    {
        MpraCounts counts = Read(new(), Table + "x\t10\tNA\t30\n");
        CollectionAssert.AreEqual(new[] { "x", "y" }, counts.Names.ToArray());
        CollectionAssert.AreEqual(new long[] { 11, 4 }, counts["a_RNA_1"].ToArray());
        CollectionAssert.AreEqual(new long[] { 2, 5 }, counts["a_RNA_2"].ToArray());
        Assert.AreEqual(1, counts.SummedRows);
        AssertFails(": line 4: a second row for x", new() { RefusesRepeats = true }, Table + "x\t10\t20\t30\n");
    }

    [TestMethod]
    public void Several_tables_are_matched_by_name()
    {
        MpraCounts counts = Read(new(), "name\tRNA\nx\t1\ny\t2\n", "Name\tDNA\tnote\ny\t20\tb\nx\t10\ta\n");
        CollectionAssert.AreEqual(new long[] { 10, 20 }, counts["DNA"].ToArray());
    }

    [TestMethod]
    public void A_table_of_one_column_gets_its_name_from_outside()
    {
        const string Rna = "ID\tSequence\tCounts\nx\tACG\t1\n", Dna = "ID\tSequence\tCounts\nx\tACG\t7\n";
        using var folder = new TemporaryFolder();
        var settings = new CountTableSettings { NameColumn = "ID", CountColumn = "Counts" };
        CountTableSource[] sources = [new(folder.Write("r.txt", Rna), "a_RNA"), new(folder.Write("d.txt", Dna), "a_DNA")];
        MpraCounts counts = MpraCountReader.Read(sources, settings, MpraExperimentColumns.FromNames);
        Assert.AreEqual(1, counts["a_RNA"][0]);
        Assert.AreEqual(7, counts["a_DNA"][0]);
        Assert.EndsWith(
            "line 1: has 2 columns beside the names (Sequence, Counts), one of counts is expected; name it",
            Assert.ThrowsExactly<GenomicsException>(() => MpraCountReader.Read(
                sources, settings with { CountColumn = null }, MpraExperimentColumns.FromNames)).Message);
        Assert.EndsWith(
            "line 1: has no column counts of counts (its columns: Sequence, Counts)",
            Assert.ThrowsExactly<GenomicsException>(() => MpraCountReader.Read(
                sources, settings with { CountColumn = "counts" }, MpraExperimentColumns.FromNames)).Message);
    }

    [TestMethod]
    [DataRow("12.0", 12)]
    [DataRow("1e+05", 100_000)]
    [DataRow(" 3 ", 3)]
    [DataRow("", MpraCounts.Missing)]
    [DataRow("NA", MpraCounts.Missing)]
    [DataRow("nan", MpraCounts.Missing)]
    public void Whole_numbers_are_counts_however_they_are_written(string cell, long expected)
    {
        MpraCounts counts = Read(new(), $"name\tRNA\tDNA\nx\t{cell}\t1\ny\t1\t1\n");
        Assert.AreEqual(expected, counts["RNA"][0]);
    }

    [TestMethod]
    [DataRow("-1")]
    [DataRow("0.5")]
    [DataRow("1,5")]
    [DataRow("many")]
    [DataRow("inf")]
    [DataRow("1e300")]
    public void Anything_else_is_named_with_its_place(string cell)
    {
        AssertFails(
            $": line 3, column RNA: '{cell}' is not a count, a whole number of 0 or more", new(),
            $"name\tRNA\tDNA\nx\t1\t1\ny\t{cell}\t1\n");
    }

    [TestMethod]
    [DataRow(": is empty, a table of counts is expected", "")]
    [DataRow(": line 1: column RNA is there twice", "name\tRNA\tRNA\tDNA\n")]
    [DataRow(": line 1: has no column name (its header: id, RNA, DNA)", "id\tRNA\tDNA\n")]
    [DataRow(": line 2: 2 columns, the header has 3", "name\tRNA\tDNA\nx\t1\n")]
    [DataRow(": line 2, column name: has no name", "name\tRNA\tDNA\n\t1\t1\n")]
    [DataRow(": has no rows", "name\tRNA\tDNA\n\n")]
    [DataRow(": column DNA: has no counts, every one is 0 or missing", "name\tRNA\tDNA\nx\t1\t0\ny\t1\tNA\n")]
    public void Tables_that_are_none_are_refused(string expected, string table) => AssertFails(expected, new(), table);

    [TestMethod]
    [DataRow("1.tsv: has no row for y, which ", "name\tDNA\nx\t1\n")]
    [DataRow("1.tsv: line 3: z is not in ", "name\tDNA\nx\t1\nz\t1\ny\t1\n")]
    [DataRow("1.tsv: none of its columns is used", "name\tnote\nx\t1\ny\t1\n")]
    [DataRow("column RNA: is in ", "name\tRNA\tDNA\nx\t1\t1\ny\t1\t1\n")]
    public void Tables_that_do_not_fit_are_refused(string expected, string second)
    {
        string first = expected.EndsWith("used") ? "name\tRNA\tDNA\nx\t1\t1\ny\t2\t2\n" : "name\tRNA\nx\t1\ny\t2\n";
        AssertFails(expected, new(), first, second);
    }

    [TestMethod]
    [DataRow("no column b_RNA; did you mean 'a_RNA'? known are a_RNA, a_DNA", "b_RNA", "a_DNA", "t")]
    [DataRow("column a_RNA: is RNA of a replicate and assigned a second time", "a_RNA", "a_RNA", "t")]
    [DataRow("experiment weight: a column of the labels is called so", "a_RNA", "a_DNA", "weight")]
    public void Columns_that_are_not_there_or_there_twice_are_refused(string expected, string rna, string dna, string experiment)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a.tsv", "name\ta_RNA\ta_DNA\nx\t1\t1\n");
        Assert.Contains(
            expected,
            Assert.ThrowsExactly<GenomicsException>(() => MpraCountReader.Read(
                [new(path)], new(), _ => MpraExperimentColumns.FromLists([new(experiment, [rna])], [new(experiment, [dna])]))).Message);
    }

    private static MpraCounts Read(CountTableSettings settings, params string[] tables)
    {
        using var folder = new TemporaryFolder();
        CountTableSource[] sources = [.. tables.Select((table, i) => new CountTableSource(folder.Write($"{i}.tsv", table)))];
        return MpraCountReader.Read(sources, settings, MpraExperimentColumns.FromNames);
    }

    private static void AssertFails(string expected, CountTableSettings settings, params string[] tables) =>
        Assert.Contains(expected, Assert.ThrowsExactly<GenomicsException>(() => Read(settings, tables)).Message);
}
