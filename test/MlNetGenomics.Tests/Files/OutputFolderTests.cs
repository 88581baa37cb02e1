using MlNetGenomics.Files;

namespace MlNetGenomics.Tests.Files;

[TestClass]
public class OutputFolderTests
{
    private const string Marker = ".mark";

    [TestMethod]
    public void Committed_folder_has_its_name_and_nothing_else_is_left()
    {
        using var parent = new TemporaryFolder();
        string path = Path.Combine(parent.Path, "on", "the", "way");
        using (OutputFolder folder = OutputFolder.Create(path + "/", Marker))
        {
            folder.Write("a.tsv", writer => writer.Write("1\n"));
            folder.Write("deep/b.tsv", writer => writer.Write("2\n"));
            Assert.IsFalse(Directory.Exists(path), "the final name is not taken before the commit");
            folder.Commit();
        }
        Assert.AreEqual("1\n", File.ReadAllText(Path.Combine(path, "a.tsv")));
        Assert.AreEqual("2\n", File.ReadAllText(Path.Combine(path, "deep", "b.tsv")));
        Assert.HasCount(1, Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!));
    }

    [TestMethod]
    public void Earlier_folder_stays_until_the_new_one_is_whole()
    {
        using var parent = new TemporaryFolder();
        string path = parent.File("out");
        Write(path, "old.txt");
        using (OutputFolder folder = OutputFolder.Create(path, Marker))
            folder.Write("new.txt", _ => { });
        Assert.IsTrue(File.Exists(Path.Combine(path, "old.txt")));
        Write(path, "new.txt");
        CollectionAssert.AreEquivalent(
            new[] { Marker, "new.txt" }, Directory.GetFiles(path).Select(Path.GetFileName).ToArray());
        Assert.HasCount(1, Directory.GetFileSystemEntries(parent.Path));
    }

    [TestMethod]
    public void Failure_while_writing_leaves_nothing()
    {
        using var parent = new TemporaryFolder();
        Assert.ThrowsExactly<InvalidOperationException>(() =>
        {
            using OutputFolder folder = OutputFolder.Create(parent.File("out"), Marker);
            folder.Write("a", writer =>
            {
                writer.Write("half");
                throw new InvalidOperationException();
            });
        });
        Assert.IsEmpty(Directory.GetFileSystemEntries(parent.Path));
    }

    [TestMethod]
    public void Only_empty_folders_and_those_of_its_own_are_replaced()
    {
        using var parent = new TemporaryFolder();
        string empty = Directory.CreateDirectory(parent.File("empty")).FullName;
        Write(empty, "a");
        Assert.IsTrue(File.Exists(Path.Combine(empty, "a")));
        string other = Directory.CreateDirectory(parent.File("other")).FullName;
        File.WriteAllText(Path.Combine(other, "thesis.txt"), "years of work");
        foreach ((string path, string problem) in new[]
        {
            (other, "has other files; a folder that is new, empty or of an earlier run is expected"),
            (Path.Combine(other, "thesis.txt"), "is a file, a folder is expected"),
            ("/", "cannot be written (it is the root of all folders)"),
        })
        {
            Assert.AreEqual(
                $"{path}: {problem}", Assert.ThrowsExactly<GenomicsException>(() => OutputFolder.RequireWritable(path, Marker)).Message);
            Assert.ThrowsExactly<GenomicsException>(() => OutputFolder.Create(path, Marker));
        }
        Assert.ThrowsExactly<GenomicsException>(() => OutputFolder.Create("", Marker));
        Assert.ThrowsExactly<GenomicsException>(() => OutputFolder.Create(Path.Combine(other, "thesis.txt", "below"), Marker));
        Assert.AreEqual("years of work", File.ReadAllText(Path.Combine(other, "thesis.txt")));
        Assert.HasCount(1, Directory.GetFileSystemEntries(other));
    }

    private static void Write(string path, string name)
    {
        using OutputFolder folder = OutputFolder.Create(path, Marker);
        folder.Write(name, writer => writer.Write(name));
        folder.Commit();
    }
}
