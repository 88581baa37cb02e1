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
    private readonly List<IDisposable> _transformers = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("mlng-").FullName;

    public MLContext Context { get; } = new();

    /// <summary>An ONNX graph from a text column to another one.</summary>
    public OnnxTransformer ApplyOnnx(byte[] graph, string inputColumn, string outputColumn)
    {
        string path = Path.Combine(_folder, $"{_transformers.Count}.onnx");
        File.WriteAllBytes(path, graph);
        OnnxTransformer transformer = Context.Transforms.ApplyOnnxModel([outputColumn], [inputColumn], path)
            .Fit(EmptyText(inputColumn));
        _transformers.Add(transformer);
        return transformer;
    }

    /// <summary>A table of one text column and no rows.</summary>
    public IDataView EmptyText(string column)
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(TextRow));
        definition[0].ColumnName = column;
        return Context.Data.LoadFromEnumerable(Array.Empty<TextRow>(), definition);
    }

    public void Dispose()
    {
        foreach (IDisposable transformer in _transformers)
            transformer.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class TextRow
    {
        public string Text { get; set; } = "";
    }
}
