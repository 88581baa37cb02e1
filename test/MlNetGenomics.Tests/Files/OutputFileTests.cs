using MlNetGenomics.Files;

namespace MlNetGenomics.Tests.Files;

[TestClass]
public class OutputFileTests
{
    [TestMethod]
    public void Committed_file_has_its_name_and_nothing_else_is_left()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.tsv");
        using (OutputFile file = OutputFile.Create(path))
        {
            file.Writer.WriteLine("α\t1");
            Assert.IsFalse(File.Exists(path), "the final name is not taken before the commit");
            file.Commit();
        }
        CollectionAssert.AreEqual("α\t1\n"u8.ToArray(), File.ReadAllBytes(path));
        CollectionAssert.AreEqual(new[] { path }, Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void Text_is_packed_where_the_path_says_so()
    {
        using var folder = new TemporaryFolder();
        string text = string.Concat(Enumerable.Repeat("chr1\t0\t1\n", 20_000)), path = folder.File("a.tsv.gz");
        OutputFile.WriteAllText(path, text);
        byte[] packed = File.ReadAllBytes(path);
        Assert.AreEqual(0x1F8B, packed[0] << 8 | packed[1]);
        using (var reader = new StreamReader(InputFile.OpenRead(path)))
            Assert.AreEqual(text, reader.ReadToEnd());
        using (OutputFile file = OutputFile.Create(path))
            file.Writer.Write("new");
        CollectionAssert.AreEqual(packed, File.ReadAllBytes(path));
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void Without_commit_the_old_file_stays()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a.txt", "old");
        using (OutputFile file = OutputFile.Create(path))
            file.Writer.Write("new");
        Assert.AreEqual("old", File.ReadAllText(path));
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Path));
        OutputFile.WriteAllText(path, "new");
        Assert.AreEqual("new", File.ReadAllText(path));
        OutputFile.WriteAllBytes(path, [1, 2]);
        Assert.HasCount(2, File.ReadAllBytes(path));
    }

    [TestMethod]
    public void Failure_while_writing_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        Assert.ThrowsExactly<InvalidOperationException>(() => OutputFile.Write(folder.File("a"), writer =>
        {
            writer.Write("half");
            throw new InvalidOperationException();
        }));
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void Folders_on_the_way_are_made()
    {
        using var folder = new TemporaryFolder();
        OutputFile.WriteAllText(folder.File("a/b/c.txt"), "x");
        Assert.AreEqual("x", File.ReadAllText(folder.File("a/b/c.txt")));
    }

    [TestMethod]
    public void Unwritable_path_is_one_line()
    {
        using var folder = new TemporaryFolder();
        var e = Assert.ThrowsExactly<GenomicsException>(() => OutputFile.Create(folder.Path));
        Assert.AreEqual($"{folder.Path}: is a folder, a file cannot be written there", e.Message);
        // A file where a folder is needed cannot be written below on any system, nor by any user.
        string below = Path.Combine(folder.Write("file", ""), "a.txt");
        e = Assert.ThrowsExactly<GenomicsException>(() => OutputFile.Create(below));
        StringAssert.StartsWith(e.Message, $"{below}: cannot be written (");
        Assert.IsFalse(e.Message.Contains('\n'));
        Assert.ThrowsExactly<GenomicsException>(() => OutputFile.Create(""));
    }

    [TestMethod]
    public void Nothing_is_written_after_commit()
    {
        using var folder = new TemporaryFolder();
        using OutputFile file = OutputFile.Create(folder.File("a"));
        file.Commit();
        Assert.ThrowsExactly<ObjectDisposedException>(file.Commit);
    }

    [TestMethod]
    public void Devices_are_written_to_and_not_replaced()
    {
        if (!File.Exists("/dev/full"))
            Assert.Inconclusive("this system has no /dev/full");
        OutputFile.RequireWritable("/dev/full");
        // Every write to this device fails as on a full disk.
        var e = Assert.ThrowsExactly<GenomicsException>(() => OutputFile.WriteAllText("/dev/full", "x"));
        StringAssert.StartsWith(e.Message, "/dev/full: cannot be written (");
        Assert.IsEmpty(Directory.GetFiles("/dev", ".full*"));
        Assert.ThrowsExactly<GenomicsException>(() => OutputFile.RequireWritable("/dev/no-such-device"));
    }

    [TestMethod]
    public void The_check_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        OutputFile.RequireWritable(folder.File("a/b/c.txt"));
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
        string below = Path.Combine(folder.Write("file", ""), "a.txt");
        foreach (string path in new[] { "", folder.Path, below })
            Assert.ThrowsExactly<GenomicsException>(() => OutputFile.RequireWritable(path));
    }
}
