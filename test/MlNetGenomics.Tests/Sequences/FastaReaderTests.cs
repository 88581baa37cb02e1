using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Sequences;

[TestClass]
public sealed class FastaReaderTests
{
    [TestMethod]
    public void Records_may_span_lines_with_either_line_end_case_and_blank_lines()
    {
        SequenceSet set = Read("\r\n>one first record\r\nACG\r\nTN\r\n\r\n>two\nacgt \n\nac\n>three\tx\nT");
        CollectionAssert.AreEqual(new[] { "one", "two", "three" }, set.Names.ToArray());
        CollectionAssert.AreEqual(
            new[] { "ACGTN", "ACGTAC", "T" }, Enumerable.Range(0, set.Count).Select(set.Text).ToArray());
    }

    [TestMethod]
    public void Records_longer_than_the_buffer_are_read_whole()
    {
        string bases = string.Concat(Enumerable.Repeat("ACGTTGCATNAC", 60_000));
        SequenceSet oneLine = Read($">long\n{bases}\n>next\nAC\n");
        Assert.AreEqual(bases, oneLine.Text(0));
        Assert.AreEqual("AC", oneLine.Text(1));
        string lines = string.Join('\n', bases.Chunk(61).Select(chunk => new string(chunk)));
        Assert.AreEqual(bases, Read($">long\n{lines}\n").Text(0));
    }

    [TestMethod]
    public void Gzip_is_unpacked()
    {
        using var folder = new TemporaryFolder();
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(">a\nACGT\n"u8);
        Assert.AreEqual("ACGT", FastaReader.ReadAll(folder.Write("a.fa.gz", packed.ToArray())).Text(0));
    }

    [TestMethod]
    [DataRow("", "is empty")]
    [DataRow("\n\n", "has no records")]
    [DataRow("ACGT\n", "line 1: expected '>'")]
    [DataRow("\n\nxyz\n", "line 3: expected '>'")]
    [DataRow(">a\n>b\nAC\n", "record 1 (a), line 1: has no bases")]
    [DataRow(">a\nAC\n>\nAC\n", "record 2, line 3: has no name")]
    [DataRow(">a\nACGT\n>b c\nAC\nGTXA\n", "record 2 (b), line 5, base 5: 'X' is not a base (expected A, C, G, T or N)")]
    [DataRow(">a\nAC GT\n", "base 3: byte 32 is not a base")]
    public void What_is_not_FASTA_is_named_with_its_place(string text, string message)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("x.fa", text);
        GenomicsException error = Assert.ThrowsExactly<GenomicsException>(() => FastaReader.ReadAll(path));
        StringAssert.StartsWith(error.Message, path + ": ");
        StringAssert.Contains(error.Message, message);
        Assert.IsFalse(error.Message.Contains('\n'));
    }

    [TestMethod]
    public void What_is_written_is_read_back()
    {
        Gen<string> bases = Gen.NonEmptyListOf(Gen.Elements("ACGTN".ToCharArray())).Select(l => string.Concat(l));
        Prop.ForAll(Gen.NonEmptyListOf(bases).ToArbitrary(), sequences =>
        {
            var set = SequenceSet.FromStrings([.. sequences]);
            using var text = new StringWriter { NewLine = "\n" };
            FastaWriter.Write(text, set);
            SequenceSet back = Read(text.ToString());
            return back.Names.SequenceEqual(set.Names)
                && Enumerable.Range(0, set.Count).All(i => back.Text(i) == set.Text(i));
        }).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void The_HepG2_sequences_are_2440_of_171_bases()
    {
        SequenceSet set = FastaReader.ReadAll(SharedData.Require("mpra-hepg2/sequences.fa"));
        Assert.AreEqual(2440, set.Count);
        Assert.AreEqual(171, set.Length);
        Assert.AreEqual(204, set.Names.Count(name => name.StartsWith('C')));
    }

    [TestMethod]
    public void Gzipped_peaks_of_mixed_case_are_100_bases_each()
    {
        SequenceSet set = FastaReader.ReadAll(SharedData.Require("chip-peaks/ctcf.fa.gz"));
        Assert.AreEqual(39184, set.Count);
        Assert.AreEqual(100, set.Length);
    }

    private static SequenceSet Read(string text)
    {
        using var reader = new FastaReader(new MemoryStream(Encoding.UTF8.GetBytes(text)), "text");
        var builder = new SequenceSetBuilder();
        while (reader.Read())
            builder.Add(reader.Name, reader.Codes);
        return builder.Build();
    }
}
