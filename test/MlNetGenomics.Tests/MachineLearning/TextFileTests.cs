using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetGenomics.Tests.MachineLearning;

[TestClass]
public sealed class TextFileTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlng-").FullName;

    [TestCleanup]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void Fields_become_columns()
    {
        IDataView data = new MLContext().Data.LoadFromTextFile<Line>(
            Write("name\tx\ty\tlabel\nfirst\t1\t2\t3.5\nsecond\t4\t5\t-1e-3\n"), hasHeader: true);

        CollectionAssert.AreEqual(new[] { "first", "second" }, data.GetColumn<string>("Name").ToArray());
        CollectionAssert.AreEqual(new float[] { 3.5f, -1e-3f }, data.GetColumn<float>("Label").ToArray());
        CollectionAssert.AreEqual(new float[] { 4, 5 }, data.GetColumn<float[]>("Values").Last());
        Assert.AreEqual<DataViewType>(new VectorDataViewType(NumberDataViewType.Single, 2), data.Schema["Values"].Type);
    }

    [TestMethod]
    public void Quoted_fields_hold_separators()
    {
        IDataView data = new MLContext().Data.LoadFromTextFile<Line>(
            Write("\"a, \"\"b\"\"\",1,2,3\n"), separatorChar: ',', allowQuoting: true);

        Assert.AreEqual("a, \"b\"", data.GetColumn<string>("Name").Single());
    }

    [TestMethod]
    public void What_is_no_number_is_NaN_and_what_is_missing_is_zero()
    {
        IDataView data = new MLContext().Data.LoadFromTextFile<Line>(Write("a\t1\t2\toops\nb\t1\t2\t\nc\t1\t2\n"));

        float[] labels = [.. data.GetColumn<float>("Label")];
        Assert.IsTrue(float.IsNaN(labels[0]));
        Assert.AreEqual(0, labels[1]);
        Assert.HasCount(3, labels);
    }

    [TestMethod]
    public void Blank_lines_and_comments_are_no_rows()
    {
        IDataView data = new MLContext().Data.LoadFromTextFile<Line>(Write("a\t1\t2\t3\n\n// note\nb\t1\t2\t4\n"));

        CollectionAssert.AreEqual(new float[] { 3, 4 }, data.GetColumn<float>("Label").ToArray());
    }

    [TestMethod]
    public void Missing_files_and_attributes_are_errors()
    {
        var context = new MLContext();

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => context.Data.LoadFromTextFile<Line>(Path.Combine(_folder, "none.txt")));
        Assert.ThrowsExactly<InvalidOperationException>(() => context.Data.LoadFromTextFile<Activity>(Write("a")));
    }

    private string Write(string content)
    {
        string path = Path.Combine(_folder, "data.txt");
        File.WriteAllText(path, content);
        return path;
    }

    private sealed class Line
    {
        [LoadColumn(0)]
        public string Name { get; set; } = "";

        [LoadColumn(1, 2)]
        public float[] Values { get; set; } = [];

        [LoadColumn(3)]
        public float Label { get; set; }
    }
}
