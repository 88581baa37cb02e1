using System.Diagnostics;
using MlNetGenomics.Notebooks;

namespace MlNetGenomics.Tests;

/// <summary>Runs the notebooks cell by cell; what they show must be what their files say.</summary>
[TestClass]
public sealed class NotebookTests
{
    public static IEnumerable<object[]> Notebooks => Directory
        .GetFiles(Path.Combine(RepositoryRoot.Path, "notebooks"), "*.ipynb").Order().Select(path => new object[] { Path.GetFileName(path) });

    [TestMethod]
    [DynamicData(nameof(Notebooks))]
    public void Its_cells_run_and_show_what_its_file_says(string name)
    {
        (int code, _, string errors) = Run("check", Path.Combine(RepositoryRoot.Path, "notebooks", name));
        Assert.AreEqual(0, code, errors);
    }

    [TestMethod]
    public void Cells_share_what_they_declare_and_show_text_values_and_results()
    {
        using var folder = new TemporaryFolder();
        string path = Write(
            folder,
            """#r "nuget: MlNetGenomics" """ + "\nusing MlNetGenomics.Motifs;\npublic class Row { public int Number; }\nvar row = new Row { Number = 40 };",
            "Console.WriteLine(\"one\");\ndisplay(\"two\");\n\"three\".Display();\nConsole.Write(row.Number + 2);",
            "IupacMotif.Parse(\"ACGT\", 0.9, \"m\")");

        Assert.AreEqual(0, Run("run", path).Code);
        string file = File.ReadAllText(path);
        string[] shown = ["\"one\\n\"", "\"two\"", "\"three\"", "\"42\"", "text/html"];
        int[] places = [.. shown.Select(text => file.IndexOf(text, StringComparison.Ordinal))];
        Assert.IsGreaterThan(0, places[0]);
        CollectionAssert.AreEqual(places.Order().ToArray(), places);
        Assert.AreEqual(0, Run("check", path).Code);

        File.WriteAllText(path, file.Replace("\"42\"", "\"41\""));
        (int code, _, string errors) = Run("check", path);
        Assert.AreEqual(1, code);
        StringAssert.StartsWith(errors, "small, code cell 2: shows '42', the file says '41'");
    }

    [TestMethod]
    public void Numbers_of_a_cell_that_varies_may_differ_but_not_what_it_shows()
    {
        using var folder = new TemporaryFolder();
        string path = Write(folder, "Console.Write(41);");
        Assert.AreEqual(0, Run("run", path).Code);
        string tagged = File.ReadAllText(path).Replace("\"metadata\": {}", "\"metadata\": {\"tags\": [\"varies\"]}").Replace("41\"", "42\"");
        File.WriteAllText(path, tagged);
        Assert.AreEqual(0, Run("check", path).Code);
        File.WriteAllText(path, tagged.Replace("\"stream\"", "\"display_data\"").Replace("\"text\": [", "\"data\": {\"text/plain\": [\"x\"]}, \"rest\": ["));
        (int code, _, string errors) = Run("check", path);
        Assert.AreEqual(1, code);
        StringAssert.StartsWith(errors, "small, code cell 1: shows");
    }

    [TestMethod]
    [DataRow("int x = 1;", "int y = x + ;", "small, code cell 2 does not compile:\n(1,13): error CS1525")]
    [DataRow("int[] x = [1];", "x[3]", "small, code cell 2 fails:\nSystem.IndexOutOfRangeException")]
    [DataRow("int x = 1;", "new object()", "small, code cell 2 fails:\nSystem.NotSupportedException: a value of type System.Object")]
    [DataRow("int x = 1;", "#r \"nuget: Another\"", "small, code cell 2: '#r \"nuget: Another\"' asks for something else")]
    public void A_cell_that_fails_is_named(string first, string second, string message)
    {
        using var folder = new TemporaryFolder();
        (int code, _, string errors) = Run("run", Write(folder, first, second));
        Assert.AreEqual(1, code);
        StringAssert.StartsWith(errors, message);
    }

    private static string Write(TemporaryFolder folder, params string[] cells)
    {
        string path = folder.File("small.ipynb");
        File.WriteAllText(path, System.Text.Json.JsonSerializer.Serialize(new
        {
            cells = cells.Select(code => new { cell_type = "code", metadata = new { }, outputs = Array.Empty<object>(), source = code }),
            metadata = new { },
            nbformat = 4,
            nbformat_minor = 4,
        }));
        return path;
    }

    // A process of its own: console and current folder are a cell's to use.
    private static (int Code, string Output, string Errors) Run(string verb, string path)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(NotebookRunner).Assembly.Location, verb, path])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.Result, errors);
    }
}
