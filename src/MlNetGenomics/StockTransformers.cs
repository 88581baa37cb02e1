using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Onnx;

namespace MlNetGenomics;

/// <summary>
/// Makes transformers of ML.NET's own that stand for ours in a saved model. They read their ONNX graphs
/// from files when they are saved, so those live until this is disposed of.
/// </summary>
internal sealed class StockTransformers : IDisposable
{
    // Not a name that data would have: the column is dropped again, with all of its name.
    private const string HiddenOutput = "MlNetGenomics/Output";

    private readonly List<IDisposable> _transformers = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("mlng-").FullName;

    public MLContext Context { get; } = new();

    /// <summary>An ONNX graph from a text column to another one.</summary>
    public OnnxTransformer ApplyOnnx(byte[] graph, string inputColumn, string outputColumn) =>
        ApplyOnnx(graph, EmptyText(inputColumn), outputColumn);

    /// <summary>An ONNX graph from the one column of a table to another one.</summary>
    public OnnxTransformer ApplyOnnx(byte[] graph, IDataView input, string outputColumn)
    {
        string path = Path.Combine(_folder, $"{_transformers.Count}.onnx");
        File.WriteAllBytes(path, graph);
        OnnxTransformer transformer = Context.Transforms.ApplyOnnxModel([outputColumn], [input.Schema[0].Name], path)
            .Fit(input);
        _transformers.Add(transformer);
        return transformer;
    }

    /// <summary>An ONNX graph from a text column to a column of any name, that of the text column too.</summary>
    /// <param name="export">Makes the graph for an output of a given name.</param>
    /// <param name="inputColumn">Name of the text column.</param>
    /// <param name="outputColumn">Name of the column to make.</param>
    public ITransformer ApplyOnnx(Func<string, byte[]> export, string inputColumn, string outputColumn)
    {
        // The values of a graph have different names, and ML.NET takes this ending off its outputs.
        if (outputColumn != inputColumn && !outputColumn.EndsWith(".output", StringComparison.Ordinal))
            return ApplyOnnx(export(outputColumn), inputColumn, outputColumn);
        OnnxTransformer onnx = ApplyOnnx(export(HiddenOutput), inputColumn, HiddenOutput);
        var rename = Context.Transforms.CopyColumns(outputColumn, HiddenOutput)
            .Append(Context.Transforms.DropColumns(HiddenOutput));
        return onnx.Append(rename.Fit(onnx.Transform(EmptyText(inputColumn))));
    }

    /// <summary>A table of one text column and no rows.</summary>
    public IDataView EmptyText(string column) => Empty<TextRow>(column, TextDataViewType.Instance);

    /// <summary>A table of one column, of text or of vectors of Single, and no rows.</summary>
    public IDataView Empty(string column, DataViewType type) =>
        type is VectorDataViewType ? Empty<VectorRow>(column, type) : EmptyText(column);

    private IDataView Empty<TRow>(string column, DataViewType type) where TRow : class
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(TRow));
        definition[0].ColumnName = column;
        definition[0].ColumnType = type;
        return Context.Data.LoadFromEnumerable(Array.Empty<TRow>(), definition);
    }

    public void Dispose()
    {
        foreach (IDisposable transformer in _transformers)
            transformer.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class VectorRow
    {
        public float[] Vector { get; set; } = [];
    }

    private sealed class TextRow
    {
        public string Text { get; set; } = "";
    }
}
