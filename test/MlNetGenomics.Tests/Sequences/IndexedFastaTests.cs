using System.IO.Compression;
using System.Text;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Sequences;

[TestClass]
public sealed class IndexedFastaTests
{
    [TestMethod]
    [DataRow("\n")]
    [DataRow("\r\n")]
    public void Any_part_is_what_reading_all_gives(string lineEnd)
    {
        using var folder = new TemporaryFolder();
        var random = new SplittableRandom(3);
        var text = new StringBuilder();
        // Shorter than a line, whole lines, and a part of one at the end; the file does not end with its last line.
        (string Name, int Length)[] records = [("chr1", 53), ("chrM", 4), ("chr2", 30), ("chrX", 10), ("chrY", 9)];
        foreach ((string name, int length) in records)
        {
            string bases = new([.. Enumerable.Range(0, length).Select(_ => "ACGTNacgtnRy"[random.NextInt(12)])]);
            text.Append($">{name} a chromosome{lineEnd}{string.Join(lineEnd, bases.Chunk(10).Select(line => new string(line)))}{lineEnd}");
        }
        string path = folder.Write("genome.fa", text.ToString().TrimEnd());
        SequenceSet all = FastaReader.ReadAll(path, AmbiguityPolicy.AsN);
        using IndexedFasta genome = IndexedFasta.Open(path);
        for (int record = 0; record < records.Length; record++)
        {
            for (int start = -2; start < records[record].Length + 2; start++)
            {
                for (int end = start; end < records[record].Length + 3; end++)
                {
                    int from = Math.Clamp(start, 0, records[record].Length), to = Math.Clamp(end, from, records[record].Length);
                    CollectionAssert.AreEqual(all[record][from..to].ToArray(), genome.Read(records[record].Name, start, end));
                }
            }
        }
    }

    [TestMethod]
    public void An_index_beside_the_file_is_used()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("genome.fa", ">a\nACGT\nACG\n>b\nGGG\n");
        // Name, bases, first byte, bases and bytes of a line (samtools faidx); b is left out, so it must not be found.
        folder.Write("genome.fa.fai", "a\t7\t3\t4\t5\n");
        using IndexedFasta genome = IndexedFasta.Open(path);
        Assert.AreEqual("TACG", Dna.Decode(genome.Read("a", 3, 9)));
        Assert.ThrowsExactly<GenomicsException>(() => genome.Read("b", 0, 1));
    }

    [TestMethod]
    [DataRow("line 3: sequence a has lines of different lengths", ">a\nACG\nACGT\n")]
    [DataRow("line 4: sequence a has lines of different lengths", ">a\nACG\nA\nACG\n")]
    [DataRow("line 4: sequence a has lines of different lengths", ">a\nACG\n\nACG\n")]
    [DataRow("line 1: expected '>'", "ACG\n")]
    public void Files_whose_parts_cannot_be_found_are_refused(string expected, string text)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("genome.fa", text);
        Assert.Contains(expected, Assert.ThrowsExactly<GenomicsException>(() => IndexedFasta.Open(path)).Message);
    }

    [TestMethod]
    public void Wrong_indices_and_packed_files_are_refused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("genome.fa", ">a\nACGT\nACG\n");
        folder.Write("genome.fa.fai", "a\t9\t3\t4\t5\n");
        using (IndexedFasta genome = IndexedFasta.Open(path))
            Assert.Contains("make", Assert.ThrowsExactly<GenomicsException>(() => genome.Read("a", 0, 9)).Message);
        folder.Write("genome.fa.fai", "a\t7\t3\t4\n");
        Assert.Contains("genome.fa.fai, line 1", Assert.ThrowsExactly<GenomicsException>(() => IndexedFasta.Open(path)).Message);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(">a\nACG\n"u8);
        string packedPath = folder.Write("packed.fa.gz", packed.ToArray());
        Assert.Contains("is packed", Assert.ThrowsExactly<GenomicsException>(() => IndexedFasta.Open(packedPath)).Message);
        Assert.Contains("no such file", Assert.ThrowsExactly<GenomicsException>(() => IndexedFasta.Open(folder.File("x"))).Message);
    }
}
