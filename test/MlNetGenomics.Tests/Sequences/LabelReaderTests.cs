using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Sequences;

[TestClass]
public sealed class LabelReaderTests
{
    private static readonly SequenceSet Three = SequenceSet.FromStrings(["A", "C", "G"], ["a", "b", "c"]);

    [TestMethod]
    public void One_number_a_line_belongs_to_the_records_in_order()
    {
        CollectionAssert.AreEqual(new[] { 1.5f, -2f, 3e-4f }, Read("1.5\r\n-2\n3e-4\n\n")[0]);
    }

    [TestMethod]
    public void A_table_without_names_has_a_row_for_each_record()
    {
        float[][] labels = Read("x\ty\n1\t4\n2\t5\n3\t6\n", "y", "x");
        CollectionAssert.AreEqual(new[] { 4f, 5f, 6f }, labels[0]);
        CollectionAssert.AreEqual(new[] { 1f, 2f, 3f }, labels[1]);
    }

    [TestMethod]
    public void A_table_with_names_is_matched_by_name_and_may_hold_more()
    {
        CollectionAssert.AreEqual(
            new[] { 1f, 2f, 3f }, Read("activity\tName\n3\tc\n9\tother\n1\ta\n2\tb\n", "activity")[0]);
    }

    [TestMethod]
    public void The_only_column_of_a_table_needs_no_asking()
    {
        CollectionAssert.AreEqual(new[] { 1f, 2f, 3f }, Read("name\tactivity\nb\t2\na\t1\nc\t3\n")[0]);
    }

    [TestMethod]
    [DataRow("1\n2\n", null, "2 labels for 3 sequences")]
    [DataRow("1\n2\n3\n4\n", null, "4 labels for 3 sequences")]
    [DataRow("1\nNaN\n3\n", null, "line 2: 'NaN' is not a finite number")]
    [DataRow("1\n2\nhigh\n", null, "line 3: 'high' is not a finite number")]
    [DataRow("1\n2\n1,5\n", null, "line 3: '1,5' is not a finite number")]
    [DataRow("name\tx\ty\na\t1\t2\n", null, "has several columns (x, y): name the one to read")]
    [DataRow("", "y", "is empty")]
    [DataRow("", null, "is empty")]
    [DataRow("x\ty\n1\t2\n", "z", "has no column z (its header: x, y)")]
    [DataRow("x\ty\n1\t2\n3\n", "y", "line 3: 1 columns, the header has 2")]
    [DataRow("x\ty\n1\t2\n3\t4\n", "y", "2 rows for 3 sequences")]
    [DataRow("name\ty\na\t1\nb\t2\n", "y", "has no row for record 3 (c)")]
    [DataRow("name\ty\na\t1\na\t2\n", "y", "line 3: a second row for a")]
    [DataRow("name\ty\na\t1\nb\tinf\nc\t1\n", "y", "line 3, column y: 'inf' is not a finite number")]
    public void Labels_that_do_not_fit_are_named_with_their_place(string text, string? column, string message)
    {
        GenomicsException error = Assert.ThrowsExactly<GenomicsException>(
            () => column is null ? Read(text) : Read(text, column));
        StringAssert.Contains(error.Message, "labels.tsv: " + message);
    }

    [TestMethod]
    public void Names_that_occur_twice_cannot_be_matched()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("labels.tsv", "name\ty\na\t1\n");
        SequenceSet twice = SequenceSet.FromStrings(["A", "C"], ["a", "a"]);
        GenomicsException error = Assert.ThrowsExactly<GenomicsException>(() => LabelReader.Read(path, twice, "y"));
        StringAssert.Contains(error.Message, "two sequences are called a");
    }

    private static float[][] Read(string text, params string[] columns)
    {
        using var folder = new TemporaryFolder();
        return LabelReader.Read(folder.Write("labels.tsv", text), Three, columns);
    }
}
