using System.Text.Json.Nodes;

namespace MlNetGenomics.Notebooks;

/// <summary>Something that a cell shows.</summary>
/// <param name="MimeType">What it is; null for text written to the console.</param>
/// <param name="Text">The text or markup.</param>
public sealed record CellOutput(string? MimeType, string Text)
{
    /// <summary>Reads an output of nbformat 4.</summary>
    /// <exception cref="NotebookException">It is of a kind that no cell here makes.</exception>
    public static CellOutput Parse(JsonNode output)
    {
        string kind = (string)output["output_type"]!;
        if (kind == "stream")
            return new CellOutput(null, Lines.Join(output["text"]!));
        if (kind != "display_data" || output["data"]!.AsObject() is not { Count: 1 } data)
            throw new NotebookException($"an output of kind {kind}, stream or display_data of one form is expected");
        (string mimeType, JsonNode? text) = data.First();
        return new CellOutput(mimeType, Lines.Join(text!));
    }

    /// <summary>The output as nbformat 4 has it, and Polyglot Notebooks writes it.</summary>
    public JsonObject ToJson() => MimeType is null
        ? new JsonObject { ["name"] = "stdout", ["output_type"] = "stream", ["text"] = Lines.Split(Text) }
        : new JsonObject
        {
            ["data"] = new JsonObject { [MimeType] = Lines.Split(Text) },
            ["metadata"] = new JsonObject(),
            ["output_type"] = "display_data",
        };
}
