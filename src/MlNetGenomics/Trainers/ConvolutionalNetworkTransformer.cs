using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Files;
using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;
using MlNetGenomics.Rows;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Trainers;

/// <summary>
/// Scores sequences with a network; <see cref="ScoreKind"/> says which columns it adds. Rows are scored ahead of the
/// reader, in batches and on several threads.
/// </summary>
/// <remarks>
/// Saved as transformers of ML.NET's own around an ONNX graph, so that a saved pipeline can be loaded and used
/// without this library; there, rows are scored one by one, unless <see cref="GenomicsCatalog.Accelerate"/> is
/// called. ML.NET's own conversion to ONNX sees only what follows this transformer in a pipeline:
/// <see cref="SaveOnnx(string, OnnxInputForm)"/> writes the model.
/// </remarks>
public sealed class ConvolutionalNetworkTransformer : ISingleFeaturePredictionTransformer<NetworkModel>, IDisposable
{
    private readonly NetworkColumns _columns;
    private readonly INetworkScorer _scorer;

    internal ConvolutionalNetworkTransformer(
        NetworkModel model, NetworkColumns columns, INetworkScorer scorer)
    {
        Model = model;
        _columns = columns;
        _scorer = scorer;
    }

    /// <summary>The model.</summary>
    public NetworkModel Model { get; }

    /// <summary>Which columns are added.</summary>
    public ScoreKind Kind => _columns.Kind;

    /// <summary>Name of the sequence column.</summary>
    public string SequenceColumnName => _columns.SequenceName;

    /// <summary>Losses of the training, one entry an epoch; empty for a model that was loaded.</summary>
    public IReadOnlyList<EpochLoss> History { get; internal init; } = [];

    /// <summary>
    /// Number, from 1, of the epoch with the least validation loss, or of the last one without validation; 0 for a
    /// model that was loaded.
    /// </summary>
    public int BestEpoch { get; internal init; }

    /// <inheritdoc/>
    string ISingleFeaturePredictionTransformer<NetworkModel>.FeatureColumnName => SequenceColumnName;

    /// <inheritdoc/>
    DataViewType ISingleFeaturePredictionTransformer<NetworkModel>.FeatureColumnType => _columns.SequenceType;

    /// <inheritdoc/>
    public bool IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).OutputSchema;

    /// <inheritdoc/>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new ScoredDataView<float[]>(input, Bind(input.Schema));
    }

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new RowMapper(Bind(inputSchema));

    /// <summary>Writes the model as an ONNX file of input "Sequence" and output "Score", [N, T].</summary>
    /// <param name="path">The file; it appears whole or not at all.</param>
    /// <param name="form">What the model takes.</param>
    /// <remarks>Of two classes, the score there is the probability, as the network gives it.</remarks>
    /// <exception cref="GenomicsException">The file cannot be written.</exception>
    public void SaveOnnx(string path, OnnxInputForm form = OnnxInputForm.Text)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        OutputFile.WriteAllBytes(path, ToOnnx(form));
    }

    /// <summary>Writes the model as an ONNX file of input "Sequence" and output "Score", [N, T].</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="form">What the model takes.</param>
    /// <remarks>Of two classes, the score there is the probability, as the network gives it.</remarks>
    public void SaveOnnx(Stream stream, OnnxInputForm form = OnnxInputForm.Text)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(ToOnnx(form));
    }

    /// <summary>Releases what scores.</summary>
    public void Dispose() => _scorer.Dispose();

    /// <inheritdoc/>
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        using var stock = new StockTransformers();
        ((ICanSaveModel)SavedNetwork.Write(stock, Model, _columns)).Save(ctx);
    }

    internal AmbiguityPolicy Ambiguity => _columns.Ambiguity;

    private byte[] ToOnnx(OnnxInputForm form) =>
        NetworkOnnx.Export(Model, new NetworkExportOptions { InputForm = form, Ambiguity = _columns.Ambiguity });

    private NetworkRowMapping Bind(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return new NetworkRowMapping(_scorer, Model.Network, _columns, inputSchema);
    }
}
