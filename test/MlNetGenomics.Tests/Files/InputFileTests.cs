using System.IO.Compression;
using MlNetGenomics.Files;

namespace MlNetGenomics.Tests.Files;

[TestClass]
public class InputFileTests
{
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(70_000)]
    public void Plain_file_comes_out_as_it_is(int length)
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = RandomBases(length);
        CollectionAssert.AreEqual(bytes, ReadAll(folder.Write("a.fa", bytes)));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(1000)]
    [DataRow(131_043)]
    [DataRow(131_072)]
    [DataRow(300_000)]
    public void Gzip_is_unpacked_whatever_its_name(int length)
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = RandomBases(length);
        CollectionAssert.AreEqual(bytes, ReadAll(folder.Write("a.fa", Gzip(bytes))));
    }

    [TestMethod]
    public void Members_of_a_gzip_file_follow_each_other()
    {
        // Block-compressed files (bgzip) are many members; the boundaries fall anywhere in a read buffer.
        using var folder = new TemporaryFolder();
        byte[] first = RandomBases(9000), second = RandomBases(5000);
        byte[] packed = [.. Gzip(first), .. Gzip([]), .. Gzip(second)];
        byte[] both = [.. first, .. second];
        CollectionAssert.AreEqual(both, ReadAll(folder.Write("a.gz", packed)));
        foreach (int chunk in new[] { 1, 7, 1000 })
        {
            using Stream stream = InputFile.Unpack(new ChunkStream(packed, chunk), "a.gz");
            CollectionAssert.AreEqual(both, ReadAll(stream), $"chunks of {chunk}");
        }
    }

    [TestMethod]
    public void Every_cut_of_a_gzip_file_is_found()
    {
        byte[] packed = Gzip(RandomBases(300));
        for (int length = 2; length < packed.Length; length++)
        {
            using Stream stream = InputFile.Unpack(new MemoryStream(packed, 0, length), "cut.gz");
            var e = Assert.ThrowsExactly<GenomicsException>(() => ReadAll(stream), $"{length} of {packed.Length} bytes");
            StringAssert.StartsWith(e.Message, "cut.gz: the gzip file is cut short");
        }
    }

    [TestMethod]
    public void Cut_in_a_stored_block_is_found()
    {
        // A stored block copies its bytes, also those of the member that marks the end.
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression, leaveOpen: true))
            gzip.Write(RandomBases(5000));
        byte[] bytes = packed.ToArray();
        foreach (int length in new[] { 40, 100, 2000, bytes.Length - 20, bytes.Length - 8, bytes.Length - 1 })
        {
            using Stream stream = InputFile.Unpack(new MemoryStream(bytes, 0, length), "cut.gz");
            Assert.ThrowsExactly<GenomicsException>(() => ReadAll(stream), $"{length} bytes");
        }
    }

    [TestMethod]
    public void Damaged_gzip_names_the_file()
    {
        using var folder = new TemporaryFolder();
        byte[] packed = Gzip(RandomBases(5000));
        packed[packed.Length / 2] ^= 0x55;
        string path = folder.Write("bad.gz", packed);
        var e = Assert.ThrowsExactly<GenomicsException>(() => ReadAll(path));
        Assert.AreEqual($"{path}: the gzip file is cut short or damaged", e.Message);
    }

    [TestMethod]
    public void Pipe_is_sniffed_without_seeking()
    {
        byte[] bytes = RandomBases(5000);
        using Stream plain = InputFile.Unpack(new ChunkStream(bytes, 1), "standard input");
        CollectionAssert.AreEqual(bytes, ReadAll(plain));
    }

    [TestMethod]
    public void Missing_file_is_one_line()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("none.fa");
        var e = Assert.ThrowsExactly<GenomicsException>(() => InputFile.OpenRead(path));
        Assert.AreEqual($"{path}: no such file", e.Message);
        string below = folder.File("none/none.fa");
        e = Assert.ThrowsExactly<GenomicsException>(() => InputFile.OpenRead(below));
        Assert.AreEqual($"{below}: no such file", e.Message);
    }

    [TestMethod]
    public void Folder_is_one_line()
    {
        using var folder = new TemporaryFolder();
        var e = Assert.ThrowsExactly<GenomicsException>(() => InputFile.OpenRead(folder.Path));
        Assert.AreEqual($"{folder.Path}: is a folder, a file is expected", e.Message);
        Assert.ThrowsExactly<GenomicsException>(() => InputFile.OpenRead(""));
    }

    [TestMethod]
    public void Read_error_names_the_source()
    {
        using Stream stream = InputFile.Unpack(new FailingStream(), "pipe");
        var e = Assert.ThrowsExactly<GenomicsException>(() => ReadAll(stream));
        Assert.AreEqual("pipe: cannot be read (the disk is gone)", e.Message);
    }

    [TestMethod]
    public void Standard_input_has_a_name()
    {
        Assert.AreEqual("standard input", InputFile.DisplayName("-"));
        Assert.AreEqual("a.fa", InputFile.DisplayName("a.fa"));
    }

    private static byte[] RandomBases(int length)
    {
        var random = new Random(length);
        var bytes = new byte[length];
        for (int i = 0; i < length; i++)
            bytes[i] = (byte)"ACGT"[random.Next(4)];
        return bytes;
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(bytes);
        // An empty member has to be written by hand: GZipStream writes nothing for no bytes.
        return bytes.Length > 0
            ? packed.ToArray()
            : [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    }

    private static byte[] ReadAll(string path)
    {
        using Stream stream = InputFile.OpenRead(path);
        return ReadAll(stream);
    }

    private static byte[] ReadAll(Stream stream)
    {
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }

    /// <summary>A pipe that gives a few bytes at a time.</summary>
    private sealed class ChunkStream(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, chunk));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, chunk)]);
    }

    /// <summary>Two bytes, then an error.</summary>
    private sealed class FailingStream : MemoryStream
    {
        private int _left = 2;

        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (_left-- <= 0)
                throw new IOException("the disk is gone");
            buffer[0] = (byte)'>';
            return 1;
        }
    }
}
