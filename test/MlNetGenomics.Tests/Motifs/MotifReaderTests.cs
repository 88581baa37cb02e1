using System.IO.Compression;
using System.Text;
using MlNetGenomics.Motifs;

namespace MlNetGenomics.Tests.Motifs;

[TestClass]
public class MotifReaderTests
{
    private const string Meme = "MEME version 4\nMOTIF a\nletter-probability matrix:\n0 1 0 0\n";

    [TestMethod]
    [DataRow(Meme, "a")]
    [DataRow("\n\n>b x\n0\n1\n0\n0\n", "b")]
    [DataRow("A [ 0 ]\nC [ 1 ]\nG [ 0 ]\nT [ 0 ]\n", "motifs")]
    [DataRow("0\n1\n0\n0\n", "motifs")]
    public void First_line_decides_the_format(string text, string name)
    {
        using var folder = new TemporaryFolder();
        PositionProbabilityMatrix motif = MotifReader.Read(folder.Write("motifs.txt", text)).Motifs.Single();
        Assert.AreEqual(name, motif.Name);
        Assert.AreEqual("C", Consensus.MostProbable(motif));
    }

    [TestMethod]
    public void Gzip_is_read()
    {
        using var folder = new TemporaryFolder();
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(Meme));
        byte[] bytes = packed.ToArray();
        Assert.HasCount(1, MotifReader.Read(folder.Write("a.meme.gz", bytes)).Motifs);
        string cut = folder.Write("cut.meme.gz", bytes[..^9]);
        var e = Assert.ThrowsExactly<GenomicsException>(() => MotifReader.Read(cut));
        StringAssert.StartsWith(e.Message, $"{cut}: the gzip file is cut short");
    }

    [TestMethod]
    [DataRow(" \n", "m.txt: the file is empty, motifs are expected")]
    [DataRow("\nTGASTCA\n", "m.txt, line 2: 'TGASTCA' starts neither a MEME file ('MEME version 4') nor a JASPAR one ('>ID NAME')")]
    [DataRow("ACGT 1 2\n", "m.txt, line 1: 'ACGT 1 2' starts neither a MEME file ('MEME version 4') nor a JASPAR one ('>ID NAME')")]
    [DataRow("\0\u0001\u0002", "m.txt, line 1: '\uFFFD\uFFFD\uFFFD' starts neither a MEME file ('MEME version 4') nor a JASPAR one ('>ID NAME')")]
    public void Other_files_are_refused(string text, string message)
    {
        var e = Assert.ThrowsExactly<GenomicsException>(() => MotifReader.Read(new StringReader(text), "m.txt"));
        Assert.AreEqual(message, e.Message);
    }

    [TestMethod]
    [DataRow("HOCOMOCOv12_CORE.meme", 1443)]
    [DataRow("jaspar_pfm_vertebrates.txt", 519)]
    public void Real_collections(string file, int count)
    {
        Assert.HasCount(count, MotifReader.Read(SharedData.Require($"motifs/{file}")).Motifs);
    }
}
