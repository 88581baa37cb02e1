using System.Buffers.Binary;
using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms.Onnx;
using MlNetGenomics.Evaluation;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Trainers;

namespace MlNetGenomics;

/// <summary>What MlNetGenomics offers beyond estimators.</summary>
public sealed class GenomicsCatalog
{
    // Name of the entry in which ML.NET keeps the ONNX file of a transformer: its length, then its bytes.
    private const string OnnxEntry = "OnnxModel";

    private readonly MLContext _context;

    internal GenomicsCatalog(MLContext context)
    {
        _context = context;
        Trainers = new GenomicsTrainers(context);
    }

    /// <summary>Trainers that ML.NET's catalogs have no place for.</summary>
    public GenomicsTrainers Trainers { get; }

    /// <summary>
    /// Compares the scores of several tasks with their labels: for each task, and on the mean, R2 and correlations,
    /// and, where labels are 0 and 1, AUROC and average precision. Labels that are not numbers are missing.
    /// </summary>
    /// <param name="data">Scored rows.</param>
    /// <param name="labelColumnName">Name of the label column, Vector&lt;Single, T&gt;.</param>
    /// <param name="scoreColumnName">Name of the score column, Vector&lt;Single, T&gt;.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    public MultiTaskMetrics EvaluateMultiTask(
        IDataView data, string labelColumnName = "Label", string scoreColumnName = "Score")
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(labelColumnName);
        ArgumentException.ThrowIfNullOrEmpty(scoreColumnName);
        return MultiTaskEvaluator.Evaluate(data, LabelColumns.OfAny(data.Schema, labelColumnName), scoreColumnName);
    }

    /// <summary>Compares the scores of several tasks with labels that have a column each, Single or Boolean.</summary>
    /// <param name="data">Scored rows.</param>
    /// <param name="labelColumnNames">Names of the label columns, in the order of the scores.</param>
    /// <param name="scoreColumnName">Name of the score column, Vector&lt;Single, T&gt;.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    public MultiTaskMetrics EvaluateMultiTask(
        IDataView data, IReadOnlyList<string> labelColumnNames, string scoreColumnName = "Score")
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(labelColumnNames);
        ArgumentException.ThrowIfNullOrEmpty(scoreColumnName);
        return MultiTaskEvaluator.Evaluate(
            data, LabelColumns.OfSeveral(data.Schema, labelColumnNames), scoreColumnName);
    }

    /// <summary>
    /// Gives a loaded pipeline the speed of one just trained: parts that were saved by a
    /// <see cref="MultinomialConvolutionTransformer"/> or a <see cref="ConvolutionalNetworkTransformer"/> become one
    /// again, and score in batches and on several threads instead of row by row in ONNX Runtime. Everything else
    /// stays as it is.
    /// </summary>
    /// <param name="model">A model loaded with ML.NET.</param>
    /// <param name="threads">Number of threads; 0 for one a processor.</param>
    /// <returns>A model with the same columns and, but for rounding, the same values.</returns>
    public ITransformer Accelerate(ITransformer model, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model is not TransformerChain<ITransformer> chain)
            return SavedNetwork.Read([model], ReadGraph, threads) ?? model;
        if (Recognise(chain, threads) is { } recognised)
            return recognised;
        if (chain.Count() > 1 && SavedNetwork.Read([.. chain], ReadGraph, threads) is { } network)
            return network;
        ITransformer[] parts = [.. chain.Select(part => Accelerate(part, threads))];
        return parts.SequenceEqual(chain)
            ? model
            : new TransformerChain<ITransformer>(parts, chain.Select(part => ScopeOf(chain, part)));
    }

    private MultinomialConvolutionTransformer? Recognise(TransformerChain<ITransformer> chain, int threads)
    {
        ITransformer[] parts = [.. chain];
        if (parts.Length is not (2 or 3) || parts[0] is not OnnxTransformer onnx ||
            parts[1] is not ISingleFeaturePredictionTransformer<object> linear ||
            linear.Model is not LinearRegressionModelParameters head)
            return null;
        byte[] graph = ReadGraph(onnx);
        MuseamModel model;
        OnnxModelInfo info;
        try
        {
            info = OnnxModelInfo.Read(graph, OnnxEntry);
            if (!info.Metadata.ContainsKey(OnnxMetadataKeys.Architecture))
                return null;
            model = MuseamOnnx.Import(graph, OnnxEntry);
        }
        catch (GenomicsException)
        {
            // An ONNX model of somebody else's.
            return null;
        }
        bool isSameHead = head.Bias == model.Intercept && head.Weights.SequenceEqual(model.HeadWeights.ToArray());
        return isSameHead
            ? new MultinomialConvolutionTransformer(
                model, info.Inputs[0].Name, parts.Length == 2 ? linear.FeatureColumnName : null,
                AmbiguityPolicy.Reject, threads)
            : null;
    }

    private byte[] ReadGraph(OnnxTransformer onnx)
    {
        using var saved = new MemoryStream();
        _context.Model.Save(onnx, null, saved);
        saved.Position = 0;
        using var archive = new ZipArchive(saved, ZipArchiveMode.Read);
        ZipArchiveEntry entry = archive.Entries.Single(candidate => candidate.Name == OnnxEntry);
        using Stream stream = entry.Open();
        Span<byte> size = stackalloc byte[sizeof(int)];
        stream.ReadExactly(size);
        var graph = new byte[BinaryPrimitives.ReadInt32LittleEndian(size)];
        stream.ReadExactly(graph);
        return graph;
    }

    private static TransformerScope ScopeOf(TransformerChain<ITransformer> chain, ITransformer part) =>
        new[] { TransformerScope.Training, TransformerScope.Testing, TransformerScope.Scoring }
            .Where(scope => chain.GetModelFor(scope).Contains(part))
            .Aggregate(TransformerScope.None, (all, scope) => all | scope);
}
