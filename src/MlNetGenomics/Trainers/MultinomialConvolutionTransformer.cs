using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Files;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;
using MlNetGenomics.Rows;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Trainers;

/// <summary>
/// Scores DNA text with a MuSeAM model: a column Score (Single) and, if asked for, the scores of the kernels
/// (Vector&lt;Single, F&gt;). Rows are scored ahead of the reader, in batches and on several threads.
/// </summary>
/// <remarks>
/// Saved as transformers of ML.NET's own, an ONNX graph from text to kernel scores and a linear model, so
/// that a saved pipeline can be loaded and used without this library; there, rows are scored one by one,
/// unless <see cref="GenomicsCatalog.Accelerate"/> is called. ML.NET's own conversion to ONNX sees only
/// what follows this transformer in a pipeline: <see cref="SaveOnnx(string, OnnxInputForm)"/> writes the model.
/// </remarks>
public sealed class MultinomialConvolutionTransformer : ISingleFeaturePredictionTransformer<MuseamModel>
{
    /// <summary>Name of the column that holds the predictions.</summary>
    public const string ScoreColumnName = "Score";

    // Not a name that data would have: the column is dropped again, with all of its name.
    private const string HiddenMotifScores = "MlNetGenomics/MotifScores";

    private readonly Lazy<MuseamScorer> _scorer;

    internal MultinomialConvolutionTransformer(
        MuseamModel model, string sequenceColumn, string? motifScoresColumn, AmbiguityPolicy ambiguity, int threads)
    {
        Model = model;
        SequenceColumnName = sequenceColumn;
        MotifScoresColumnName = motifScoresColumn;
        Ambiguity = ambiguity;
        Threads = threads;
        _scorer = new Lazy<MuseamScorer>(() => new MuseamScorer(model));
    }

    /// <summary>The model.</summary>
    public MuseamModel Model { get; }

    /// <summary>Losses of the training, one entry an epoch; empty for a model that was loaded.</summary>
    public IReadOnlyList<EpochLoss> History { get; internal init; } = [];

    /// <summary>Name of the sequence column.</summary>
    public string SequenceColumnName { get; }

    /// <summary>Name of the column of kernel scores, or null.</summary>
    public string? MotifScoresColumnName { get; }

    /// <inheritdoc/>
    string ISingleFeaturePredictionTransformer<MuseamModel>.FeatureColumnName => SequenceColumnName;

    /// <inheritdoc/>
    DataViewType ISingleFeaturePredictionTransformer<MuseamModel>.FeatureColumnType => TextDataViewType.Instance;

    /// <inheritdoc/>
    public bool IsRowToRowMapper => true;

    internal MuseamScorer Scorer => _scorer.Value;

    internal AmbiguityPolicy Ambiguity { get; }

    internal int Threads { get; }

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).OutputSchema;

    /// <inheritdoc/>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new ScoredDataView<(float[], MotifScores?)>(input, Bind(input.Schema));
    }

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new RowMapper(Bind(inputSchema));

    /// <summary>Writes the model as an ONNX file of input "Sequence" and output "Score".</summary>
    /// <param name="path">The file; it appears whole or not at all.</param>
    /// <param name="form">What the model takes.</param>
    /// <exception cref="GenomicsException">The file cannot be written.</exception>
    public void SaveOnnx(string path, OnnxInputForm form = OnnxInputForm.Text)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        OutputFile.WriteAllBytes(path, ToOnnx(form));
    }

    /// <summary>Writes the model as an ONNX file of input "Sequence" and output "Score".</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="form">What the model takes.</param>
    public void SaveOnnx(Stream stream, OnnxInputForm form = OnnxInputForm.Text)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(ToOnnx(form));
    }

    /// <inheritdoc/>
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        using var stock = new StockTransformers();
        string motifScores = MotifScoresColumnName ?? HiddenMotifScores;
        byte[] graph = MuseamOnnx.Export(Model, new MuseamExportOptions
        {
            InputName = SequenceColumnName,
            MotifScoresName = motifScores,
            // With its head, which is not run, the graph can be read back as a model.
            ScoreName = HiddenMotifScores + "/Score",
            Outputs = MuseamOutputs.MotifScores | MuseamOutputs.Score,
        });
        ITransformer onnx = stock.ApplyOnnx(
            OnnxRowForm.Convert(graph, motifScores, KernelNames()), stock.EmptyText(SequenceColumnName), motifScores);
        IDataView scored = onnx.Transform(stock.EmptyText(SequenceColumnName));
        var weights = new VBuffer<float>(Model.KernelCount, Model.HeadWeights.ToArray());
        ITransformer linear = MlNetInternals.NewPredictionTransformer(
            stock.Context, MlNetInternals.NewLinearModel(stock.Context, in weights, Model.Intercept), scored.Schema,
            motifScores);
        TransformerChain<ITransformer> chain = onnx.Append(linear);
        if (MotifScoresColumnName is null)
        {
            ITransformer drop = stock.Context.Transforms.DropColumns(motifScores).Fit(linear.Transform(scored));
            chain = chain.Append(drop);
        }
        ((ICanSaveModel)chain).Save(ctx);
    }

    private byte[] ToOnnx(OnnxInputForm form) =>
        MuseamOnnx.Export(Model, new MuseamExportOptions { InputForm = form });

    private MuseamRowMapping Bind(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var columns = new List<DataViewSchema.DetachedColumn>();
        if (MotifScoresColumnName is not null)
        {
            columns.Add(new DataViewSchema.DetachedColumn(
                MotifScoresColumnName, new VectorDataViewType(NumberDataViewType.Single, Model.KernelCount),
                Columns.SlotNames(KernelNames())));
        }
        columns.Add(Columns.Score("Regression", ScoreColumnName, NumberDataViewType.Single));
        return new MuseamRowMapping(this, inputSchema, columns);
    }

    private string[] KernelNames() =>
        [.. Enumerable.Range(1, Model.KernelCount).Select(number => $"kernel_{number}")];
}
