using System.IO.Compression;
using Microsoft.ML.Data;
using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Saving, loading and using models.</summary>
public sealed class ModelOperationsCatalog
{
    private const string ModelDirectory = "TransformerChain";

    private readonly Host _host;

    internal ModelOperationsCatalog(Host host) => _host = host;

    /// <summary>Saves a model and the columns it takes (or null) to a file.</summary>
    public void Save(ITransformer model, DataViewSchema inputSchema, string filePath)
    {
        Check.NonEmpty(filePath, nameof(filePath));
        using FileStream stream = File.Create(filePath);
        Save(model, inputSchema, stream);
    }

    /// <summary>Saves a model and the columns it takes (or null) to a stream.</summary>
    public void Save(ITransformer model, DataViewSchema inputSchema, Stream stream)
    {
        Check.Value(stream, nameof(stream));
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        if (model is not null)
            ModelSaveContext.SaveModel(archive, model, ModelDirectory);
        if (inputSchema is not null)
            ModelArchive.Write(archive, ModelArchive.SchemaEntry, SchemaSerializer.Write(inputSchema));
    }

    /// <summary>Loads a model and the columns it takes, null where they were not saved, from a file.</summary>
    /// <exception cref="FormatException">The file is not a saved model.</exception>
    public ITransformer Load(string filePath, out DataViewSchema inputSchema)
    {
        Check.NonEmpty(filePath, nameof(filePath));
        using FileStream stream = File.OpenRead(filePath);
        return Load(stream, out inputSchema);
    }

    /// <summary>Loads a model and the columns it takes, null where they were not saved, from a stream.</summary>
    /// <exception cref="FormatException">The stream does not hold a saved model.</exception>
    public ITransformer Load(Stream stream, out DataViewSchema inputSchema)
    {
        Check.Value(stream, nameof(stream));
        using ZipArchive archive = ModelArchive.Open(stream);
        byte[] schema = ModelArchive.Read(archive, ModelArchive.SchemaEntry);
        inputSchema = schema is null ? null : SchemaSerializer.Read(schema);
        return ModelLoadContext.Load<ITransformer>(_host, archive, ModelDirectory);
    }

    /// <summary>Makes a function from one object to one object of a model.</summary>
    public PredictionEngine<TSrc, TDst> CreatePredictionEngine<TSrc, TDst>(
        ITransformer transformer,
        bool ignoreMissingColumns = true,
        SchemaDefinition inputSchemaDefinition = null,
        SchemaDefinition outputSchemaDefinition = null)
        where TSrc : class
        where TDst : class, new() =>
        new(transformer, ignoreMissingColumns, inputSchemaDefinition, outputSchemaDefinition, ownsTransformer: true);

    /// <summary>Makes a function from one object to one object of a model.</summary>
    public PredictionEngine<TSrc, TDst> CreatePredictionEngine<TSrc, TDst>(
        ITransformer transformer, PredictionEngineOptions options)
        where TSrc : class
        where TDst : class, new() =>
        new(
            transformer, options.IgnoreMissingColumns, options.InputSchemaDefinition, options.OutputSchemaDefinition,
            options.OwnsTransformer);
}
