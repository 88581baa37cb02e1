using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Sequences;

[TestClass]
public sealed class LabelTableTests
{
    private static readonly SequenceSet Three = SequenceSet.FromStrings(["A", "C", "G"], ["a", "b", "c"]);

    [TestMethod]
    public void All_columns_are_read_but_names_and_weights()
    {
        LabelTable table = Read("x\tname\tw\ty\n1\tc\t5\t2\n3\tb\t6\t4\n5\ta\t7\t6\n", new LabelSelection { WeightColumn = "w" });
        CollectionAssert.AreEqual(new[] { "x", "y" }, table.Columns.ToArray());
        CollectionAssert.AreEqual(new[] { 5f, 3f, 1f }, table.Values[0]);
        CollectionAssert.AreEqual(new[] { 6f, 4f, 2f }, table.Values[1]);
        CollectionAssert.AreEqual(new[] { 7f, 6f, 5f }, table.Weights);
    }

    [TestMethod]
    public void One_number_a_line_has_no_column_name()
    {
        LabelTable table = Read("1\nNaN\n3\n", new LabelSelection { AllowsMissing = true });
        Assert.IsEmpty(table.Columns);
        Assert.IsNull(table.Weights);
        CollectionAssert.AreEqual(new[] { 1, float.NaN, 3 }, table.Values[0]);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("nan")]
    [DataRow("NaN")]
    [DataRow(" NA ")]
    public void Missing_labels_are_no_number_only_where_that_is_allowed(string text)
    {
        string file = $"x\ty\n1\t{text}\n2\t2\n3\t3\n";
        Assert.IsTrue(float.IsNaN(Read(file, new LabelSelection { AllowsMissing = true }).Values[1][0]));
        GenomicsException error = Assert.ThrowsExactly<GenomicsException>(() => Read(file, new LabelSelection()));
        Assert.Contains("line 2, column y: ", error.Message);
    }

    [TestMethod]
    public void A_table_of_names_alone_has_nothing_to_read()
    {
        GenomicsException error = Assert.ThrowsExactly<GenomicsException>(
            () => Read("name\tw\na\t1\n", new LabelSelection { WeightColumn = "w" }));
        Assert.Contains("labels.tsv: has no column of labels (its header: name, w)", error.Message);
    }

    private static LabelTable Read(string text, LabelSelection selection)
    {
        using var folder = new TemporaryFolder();
        return LabelReader.ReadTable(folder.Write("labels.tsv", text), Three, selection);
    }
}
