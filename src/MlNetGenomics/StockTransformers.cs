using System.Globalization;
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

    /// <summary>An ONNX graph from the one column of a table to other ones.</summary>
    public OnnxTransformer ApplyOnnx(byte[] graph, IDataView input, params string[] outputColumns)
    {
        string path = Path.Combine(_folder, $"{_transformers.Count}.onnx");
        File.WriteAllBytes(path, graph);
        OnnxTransformer transformer = Context.Transforms.ApplyOnnxModel(outputColumns, [input.Schema[0].Name], path)
            .Fit(input);
        _transformers.Add(transformer);
        return transformer;
    }

    /// <summary>An ONNX graph from a text column to a column of any name, that of the text column too.</summary>
    /// <param name="export">Makes the graph for an output of a given name.</param>
    /// <param name="inputColumn">Name of the text column.</param>
    /// <param name="outputColumn">Name of the column to make.</param>
    public ITransformer ApplyOnnx(Func<string, byte[]> export, string inputColumn, string outputColumn) =>
        ApplyOnnx(outputs => export(outputs[0]), inputColumn, [outputColumn]);

    /// <summary>An ONNX graph from a text column to columns of any names, that of the text column too.</summary>
    /// <param name="export">Makes the graph for outputs of given names.</param>
    /// <param name="inputColumn">Name of the text column.</param>
    /// <param name="outputColumns">Names of the columns to make.</param>
    public ITransformer ApplyOnnx(Func<string[], byte[]> export, string inputColumn, string[] outputColumns)
    {
        // The values of a graph have different names, and ML.NET takes this ending off its outputs.
        string[] outputs = [.. outputColumns.Select((name, i) =>
            name != inputColumn && !name.EndsWith(".output", StringComparison.Ordinal)
                ? name
                : HiddenOutput + (i == 0 ? "" : i.ToString(CultureInfo.InvariantCulture)))];
        IDataView input = EmptyText(inputColumn);
        OnnxTransformer onnx = ApplyOnnx(export(outputs), input, outputs);
        if (outputs.SequenceEqual(outputColumns))
            return onnx;
        var parts = new List<ITransformer> { onnx };
        IDataView rows = onnx.Transform(input);
        foreach ((string hidden, string name) in outputs.Zip(outputColumns).Where(pair => pair.First != pair.Second))
        {
            ITransformer rename = Context.Transforms.CopyColumns(name, hidden)
                .Append(Context.Transforms.DropColumns(hidden)).Fit(rows);
            parts.Add(rename);
            rows = rename.Transform(rows);
        }
        return new TransformerChain<ITransformer>([.. parts]);
    }

    /// <summary>An ONNX graph from two text columns to a column of any name, that of a text column too.</summary>
    /// <param name="export">Makes the graph for an output of a given name.</param>
    /// <param name="inputColumns">Names of the text columns.</param>
    /// <param name="outputColumn">Name of the column to make.</param>
    public ITransformer ApplyOnnx(Func<string, byte[]> export, (string First, string Second) inputColumns, string outputColumn)
    {
        bool isFree = outputColumn != inputColumns.First && outputColumn != inputColumns.Second
            && !outputColumn.EndsWith(".output", StringComparison.Ordinal);
        string output = isFree ? outputColumn : HiddenOutput;
        SchemaDefinition definition = SchemaDefinition.Create(typeof(TwoTextsRow));
        definition[0].ColumnName = inputColumns.First;
        definition[1].ColumnName = inputColumns.Second;
        IDataView input = Context.Data.LoadFromEnumerable(Array.Empty<TwoTextsRow>(), definition);
        string path = Path.Combine(_folder, $"{_transformers.Count}.onnx");
        File.WriteAllBytes(path, export(output));
        OnnxTransformer onnx = Context.Transforms
            .ApplyOnnxModel([output], [inputColumns.First, inputColumns.Second], path).Fit(input);
        _transformers.Add(onnx);
        if (isFree)
            return onnx;
        ITransformer rename = Context.Transforms.CopyColumns(outputColumn, output)
            .Append(Context.Transforms.DropColumns(output)).Fit(onnx.Transform(input));
        return new TransformerChain<ITransformer>(onnx, rename);
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

    private sealed class TwoTextsRow
    {
        public string First { get; set; } = "";

        public string Second { get; set; } = "";
    }

    private sealed class TextRow
    {
        public string Text { get; set; } = "";
    }
}
