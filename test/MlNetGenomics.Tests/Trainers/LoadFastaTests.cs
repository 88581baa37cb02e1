using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetGenomics.Tests.Trainers;

[TestClass]
public class LoadFastaTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    public void Sequences_alone()
    {
        using var folder = new TemporaryFolder();
        IDataView data = _context.Genomics().LoadFasta(Fasta(folder));
        CollectionAssert.AreEqual(new[] { "Name", "Sequence" }, data.Schema.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(new[] { "one", "two" }, data.GetColumn<string>("Name").ToArray());
        CollectionAssert.AreEqual(new[] { "ACGT", "TTGA" }, data.GetColumn<string>("Sequence").ToArray());
    }

    [TestMethod]
    public void One_label_is_a_number_matched_by_name()
    {
        using var folder = new TemporaryFolder();
        string labels = folder.Write("l.tsv", "name\ta\tb\ntwo\t2\t20\none\t1\t10\n");
        IDataView data = _context.Genomics().LoadFasta(Fasta(folder), labels, "b");
        Assert.AreEqual(NumberDataViewType.Single, data.Schema["Label"].Type);
        CollectionAssert.AreEqual(new[] { 10f, 20f }, data.GetColumn<float>("Label").ToArray());
    }

    [TestMethod]
    public void Several_are_a_vector_and_may_be_missing()
    {
        using var folder = new TemporaryFolder();
        string labels = folder.Write("l.tsv", "name\ta\tb\none\t1\tNaN\ntwo\t2\t20\n");
        IDataView data = _context.Genomics().LoadFasta(Fasta(folder), labels, "a", "b");
        Assert.AreEqual(2, ((VectorDataViewType)data.Schema["Label"].Type).Size);
        float[][] rows = [.. data.GetColumn<float[]>("Label")];
        Assert.AreEqual(1, rows[0][0]);
        Assert.IsTrue(float.IsNaN(rows[0][1]));
        Assert.AreEqual(20, rows[1][1]);
    }

    [TestMethod]
    public void Bad_input()
    {
        using var folder = new TemporaryFolder();
        string fasta = Fasta(folder), labels = folder.Write("l.txt", "1\n2\n3\n");
        Assert.Contains("l.txt", Assert.ThrowsExactly<GenomicsException>(() => _context.Genomics().LoadFasta(fasta, labels)).Message);
        Assert.ThrowsExactly<ArgumentException>(() => _context.Genomics().LoadFasta(fasta, null, "a"));
        Assert.ThrowsExactly<GenomicsException>(() => _context.Genomics().LoadFasta(folder.File("none.fa")));
    }

    private static string Fasta(TemporaryFolder folder) => folder.Write("s.fa", ">one first\nACGT\n>two\nTTGA\n");
}
