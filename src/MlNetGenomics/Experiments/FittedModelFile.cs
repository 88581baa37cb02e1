using Microsoft.ML;
using MlNetGenomics.Comparison;
using MlNetGenomics.Onnx;

namespace MlNetGenomics.Experiments;

/// <summary>Makes files of fitted candidates.</summary>
public static class FittedModelFile
{
    private const string Zip = ".zip";
    private const string Onnx = ".onnx";
    private const string SequenceColumn = "Sequence";

    /// <summary>Whether a name ends as one of these files.</summary>
    public static bool IsName(string path) => Path.GetExtension(path).ToLowerInvariant() is Zip or Onnx;

    /// <summary>Whether a model can be written to a file of this name.</summary>
    public static bool CanWrite(IFittedCandidate fitted, string path) =>
        Path.GetExtension(path).ToLowerInvariant() == Zip || fitted is FittedNetwork or FittedMuseam { Fits.Count: 1 };

    /// <summary>
    /// The bytes of a file: .onnx for a network or MuSeAM model, which takes DNA text and can be trained on; .zip for any model,
    /// as a pipeline of ML.NET that reads a text column Sequence and adds a column Score.
    /// </summary>
    /// <param name="fitted">The fitted candidate.</param>
    /// <param name="goal">What it predicts.</param>
    /// <param name="path">Name of the file, whose ending says what it is to be.</param>
    /// <exception cref="GenomicsException">The ending is another one, or the model is none for an ONNX file.</exception>
    public static byte[] Write(IFittedCandidate fitted, ComparisonGoal goal, string path)
    {
        ArgumentNullException.ThrowIfNull(fitted);
        ArgumentNullException.ThrowIfNull(goal);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            Zip => Pipeline(fitted, goal),
            Onnx => Graph(fitted, path),
            _ => throw new GenomicsException($"{path}: expected a name in {Onnx} or {Zip}"),
        };
    }

    private static byte[] Graph(IFittedCandidate fitted, string path) => fitted switch
    {
        FittedNetwork network => NetworkOnnx.Export(network.Training.Model, new NetworkExportOptions()),
        FittedMuseam { Fits: [var only] } => MuseamOnnx.Export(only.Model, new MuseamExportOptions()),
        _ => throw new GenomicsException($"{path}: the best model is neither a network nor MuSeAM of one task, so write it as {Zip}"),
    };

    private static byte[] Pipeline(IFittedCandidate fitted, ComparisonGoal goal)
    {
        var context = new MLContext();
        ScoreKind kind = goal.Tasks.Count > 1 ? ScoreKind.MultiTask
            : goal.AreClasses ? ScoreKind.BinaryClassification : ScoreKind.Regression;
        ITransformer model = new FittedPipelines(context, kind, SequenceColumn, 0).Of(fitted);
        using var stream = new MemoryStream();
        context.Model.Save(model, ScoreColumns.Empty(context, SequenceColumn).Schema, stream);
        return stream.ToArray();
    }
}
