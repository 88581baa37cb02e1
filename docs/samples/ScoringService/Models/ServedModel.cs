using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics;
using MlNetGenomics.Transforms;
using ScoringService.Responses;

namespace ScoringService.Models;

/// <summary>The pipeline that is served. May be used by several requests at once.</summary>
internal sealed class ServedModel
{
    private const string DefaultColumn = nameof(SequenceRow.Sequence);

    private readonly MLContext _context;
    private readonly ITransformer _model;
    private readonly SchemaDefinition _input;
    private readonly string _score;
    private readonly int _batchFrom;
    private readonly PooledBatches _batches;
    private readonly PooledEngines<NumberPrediction>? _numbers;
    private readonly PooledEngines<VectorPrediction>? _vectors;
    private readonly PooledEngines<MutagenesisPrediction>? _mutagenesis;

    /// <summary>Serves a fitted or loaded model.</summary>
    /// <param name="context">The context.</param>
    /// <param name="model">The model, which takes a text column.</param>
    /// <param name="inputColumn">Name of the text column.</param>
    /// <param name="name">What the model is called.</param>
    /// <param name="settings">The service's settings.</param>
    /// <param name="onnxFile">The ONNX model of which the pipeline consists; null for other pipelines.</param>
    /// <exception cref="GenomicsException">The model gives no score.</exception>
    private ServedModel(
        MLContext context, ITransformer model, string inputColumn, string name, ServiceSettings settings, string? onnxFile = null)
    {
        _context = context;
        _model = model;
        _batchFrom = settings.BatchFrom;
        Name = name;
        _input = SchemaDefinition.Create(typeof(SequenceRow));
        _input[nameof(SequenceRow.Sequence)].ColumnName = inputColumn;

        DataViewSchema schema = model.GetOutputSchema(NoRows().Schema);
        DataViewSchema.Column column = schema.GetColumnOrNull("Probability") ?? schema.GetColumnOrNull("Score") ??
            throw new GenomicsException($"{name}: found no column Score or Probability, expected a model that predicts");
        _score = column.Name;
        _batches = new PooledBatches(context, model, _input);
        if (column.Type is VectorDataViewType)
            _vectors = new PooledEngines<VectorPrediction>(context, model, _input, Output<VectorPrediction>());
        else
            _numbers = new PooledEngines<NumberPrediction>(context, model, _input, Output<NumberPrediction>());

        InSilicoMutagenesisTransformer? mutagenesis = Mutagenesis(inputColumn, onnxFile);
        if (mutagenesis is not null)
            _mutagenesis = new PooledEngines<MutagenesisPrediction>(context, mutagenesis, _input);
        SequenceLength = mutagenesis?.To;
        Tasks = mutagenesis is null ? SlotNames(column) : mutagenesis.Tasks;
    }

    /// <summary>What the model is called.</summary>
    public string Name { get; }

    /// <summary>Names of the tasks.</summary>
    public IReadOnlyList<string> Tasks { get; }

    /// <summary>Bases that a sequence must have; null where sequences may differ.</summary>
    public int? SequenceLength { get; }

    /// <summary>Whether the model is a network, whose substitutions can be asked about.</summary>
    public bool HasMutagenesis => _mutagenesis is not null;

    /// <summary>Loads the model that the settings name.</summary>
    /// <exception cref="GenomicsException">It cannot be read, or is none that can be served; names the file.</exception>
    public static ServedModel Load(ServiceSettings settings)
    {
        var context = new MLContext();
        string name = Path.GetFileName(settings.Model);
        try
        {
            if (Path.GetExtension(settings.Model) == ".onnx")
                return LoadOnnx(context, settings, name);
            ITransformer loaded = context.Model.Load(settings.Model, out DataViewSchema schema);
            // One thread a request: requests keep the processors busy.
            ITransformer model = context.Genomics().Accelerate(loaded, threads: 1);
            return new ServedModel(context, model, SequenceColumn(schema, settings.Model), name, settings);
        }
        catch (Exception e) when (e is IOException or FormatException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw new GenomicsException($"{settings.Model}: cannot be read as a model: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    /// <summary>Scores sequences: one by one where they are few, together where that is faster.</summary>
    /// <returns>A row a sequence, of a number a task.</returns>
    public float[][] Score(IReadOnlyList<string> sequences, CancellationToken cancellation)
    {
        if (sequences.Count < _batchFrom)
        {
            return [.. sequences.Select(sequence =>
            {
                cancellation.ThrowIfCancellationRequested();
                return _vectors is null ? [_numbers!.Predict(sequence).Value] : _vectors.Predict(sequence).Value;
            })];
        }
        return _batches.Score(sequences, _score, cancellation);
    }

    /// <summary>What every substitution does to a task's score.</summary>
    /// <param name="sequence">A sequence of the model's length.</param>
    /// <param name="task">Index of the task.</param>
    public MutagenesisResponse Mutate(string sequence, int task)
    {
        MutagenesisPrediction prediction = _mutagenesis!.Predict(sequence);
        int length = sequence.Length;
        return new MutagenesisResponse(
            Tasks[task],
            prediction.Importance[(task * length)..((task + 1) * length)],
            Enumerable.Range(0, 4).ToDictionary(
                b => "ACGT"[b].ToString(),
                b => Enumerable.Range(task * length, length).Select(i => prediction.Effects[4 * i + b]).ToArray()));
    }

    private static string SequenceColumn(DataViewSchema? schema, string file)
    {
        string[] texts =
        [
            .. (schema ?? Enumerable.Empty<DataViewSchema.Column>())
                .Where(column => column.Type is TextDataViewType).Select(column => column.Name),
        ];
        if (texts.Contains(DefaultColumn))
            return DefaultColumn;
        return texts is [string only]
            ? only
            : throw new GenomicsException(
                $"{file}: found {texts.Length} text columns, expected one, or one of the name {DefaultColumn}");
    }

    private static ServedModel LoadOnnx(MLContext context, ServiceSettings settings, string name)
    {
        IDataView nothing = context.Data.LoadFromEnumerable(Array.Empty<SequenceRow>());
        ITransformer onnx = context.Transforms.ApplyOnnxModel(settings.Model).Fit(nothing);
        return new ServedModel(context, onnx, DefaultColumn, name, settings, settings.Model);
    }

    private IDataView NoRows() => _context.Data.LoadFromEnumerable(Array.Empty<SequenceRow>(), _input);

    private SchemaDefinition Output<TPrediction>()
    {
        SchemaDefinition output = SchemaDefinition.Create(typeof(TPrediction), SchemaDefinition.Direction.Write);
        output["Value"].ColumnName = _score;
        return output;
    }

    /// <summary>Mutagenesis with the network of the model; null where it has none.</summary>
    private InSilicoMutagenesisTransformer? Mutagenesis(string inputColumn, string? onnxFile)
    {
        try
        {
            return _context.Transforms.InSilicoMutagenesis(new InSilicoMutagenesisOptions
            {
                Model = onnxFile is null ? _model : null,
                ModelFile = onnxFile,
                InputColumnName = inputColumn,
                OutputColumnName = nameof(MutagenesisPrediction.Effects),
                ImportanceColumnName = nameof(MutagenesisPrediction.Importance),
                Threads = 1,
            }).Fit(NoRows());
        }
        catch (GenomicsException)
        {
            return null;
        }
    }

    private static string[] SlotNames(DataViewSchema.Column column)
    {
        if (column.Type is not VectorDataViewType vector)
            return [column.Name];
        if (!column.HasSlotNames())
            return [.. Enumerable.Range(1, vector.Size).Select(i => $"{column.Name}{i}")];
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetSlotNames(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }
}
