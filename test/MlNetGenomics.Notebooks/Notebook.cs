using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlNetGenomics.Notebooks;

/// <summary>A notebook file, nbformat 4.</summary>
public sealed class Notebook
{
    // As Jupyter writes files: one space of indentation, letters as they are.
    private static readonly JsonSerializerOptions Style = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private const string VariesTag = "varies";

    private readonly string _path;
    private readonly JsonNode _root;
    private readonly JsonObject[] _codeCells;

    private Notebook(string path, JsonNode root)
    {
        _path = path;
        _root = root;
        _codeCells = [.. root["cells"]!.AsArray().Select(cell => cell!.AsObject()).Where(cell => (string?)cell["cell_type"] == "code")];
    }

    /// <summary>Its name, which messages begin with.</summary>
    public string Name => Path.GetFileNameWithoutExtension(_path);

    /// <summary>The code of its code cells, in order.</summary>
    public IReadOnlyList<string> Cells => [.. _codeCells.Select(cell => Lines.Join(cell["source"]!))];

    /// <summary>Reads a file.</summary>
    /// <exception cref="NotebookException">It cannot be read, or is no notebook.</exception>
    public static Notebook Read(string path)
    {
        try
        {
            return new Notebook(path, JsonNode.Parse(File.ReadAllText(path))!);
        }
        catch (Exception e) when (e is IOException or JsonException or NullReferenceException or InvalidOperationException)
        {
            throw new NotebookException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>
    /// Fails unless cells show what the file says. Of a cell with the tag "varies", whose numbers come from ML.NET's own
    /// trainers and so differ a little between builds of them, only the kinds of outputs are compared.
    /// </summary>
    /// <param name="outputs">Outputs of each code cell.</param>
    /// <exception cref="NotebookException">They do not; names the cell and the first line that differs.</exception>
    public void RequireOutputs(IReadOnlyList<IReadOnlyList<CellOutput>> outputs)
    {
        for (int i = 0; i < _codeCells.Length; i++)
        {
            CellOutput[] kept = [.. _codeCells[i]["outputs"]!.AsArray().Select(output => CellOutput.Parse(output!))];
            bool isSame = Varies(_codeCells[i])
                ? kept.Select(output => output.MimeType).SequenceEqual(outputs[i].Select(output => output.MimeType))
                : kept.SequenceEqual(outputs[i]);
            if (!isSame)
                throw new NotebookException($"{Name}, code cell {i + 1}: {Difference(kept, outputs[i])}");
        }
    }

    /// <summary>Writes the file with other outputs.</summary>
    /// <param name="outputs">Outputs of each code cell.</param>
    public void WriteOutputs(IReadOnlyList<IReadOnlyList<CellOutput>> outputs)
    {
        for (int i = 0; i < _codeCells.Length; i++)
        {
            _codeCells[i]["execution_count"] = i + 1;
            _codeCells[i]["outputs"] = new JsonArray([.. outputs[i].Select(output => output.ToJson())]);
        }
        File.WriteAllText(_path, _root.ToJsonString(Style) + "\n");
    }

    private static bool Varies(JsonObject cell) =>
        cell["metadata"]?["tags"] is JsonArray tags && tags.Any(tag => (string?)tag == VariesTag);

    private static string Difference(IReadOnlyList<CellOutput> kept, IReadOnlyList<CellOutput> shown)
    {
        if (kept.Count != shown.Count)
            return $"{shown.Count} outputs, the file has {kept.Count}: './build.cmd notebooks' writes them anew";
        (CellOutput was, CellOutput now) = kept.Zip(shown)
            .OrderBy(pair => pair.First.MimeType == pair.Second.MimeType).First(pair => pair.First != pair.Second);
        string[] before = was.Text.Split('\n'), after = now.Text.Split('\n');
        int line = Enumerable.Range(0, Math.Min(before.Length, after.Length)).FirstOrDefault(i => before[i] != after[i], -1);
        return line < 0
            ? $"shows {after.Length} lines of {now.MimeType ?? "text"}, the file has {before.Length} of {was.MimeType ?? "text"}: "
                + "'./build.cmd notebooks' writes it anew"
            : $"shows '{Shorten(after[line])}', the file says '{Shorten(before[line])}': './build.cmd notebooks' writes it anew";
    }

    private static string Shorten(string line) => line.Length > 200 ? line[..200] + " ..." : line;
}
