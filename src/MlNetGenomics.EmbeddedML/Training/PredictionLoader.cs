using Microsoft.ML.Model;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Data;

/// <summary>Reads transformers around a model.</summary>
internal static class PredictionLoader
{
    public const string RegressionSignature = "RegressionPredXfer";
    public const string BinarySignature = "BinaryPredXfer";
    public const string CalibratedSignature = "CaliPredExec";
    public const string ModelDirectory = "Model";
    public const string SchemaEntry = "TrainSchema";

    public static object LoadRegression(ModelLoadContext context)
    {
        (string feature, IScalarPredictor model, DataViewSchema schema) = Load(context);
        return model is LinearRegressionModelParameters linear
            ? new RegressionPredictionTransformer<LinearRegressionModelParameters>(
                context.Host, linear, schema, feature)
            : new RegressionPredictionTransformer<IScalarPredictor>(context.Host, model, schema, feature);
    }

    public static object LoadBinary(ModelLoadContext context)
    {
        (string feature, IScalarPredictor model, DataViewSchema schema) = Load(context);
        float threshold = context.Reader.ReadSingle();
        return model is LinearBinaryModelParameters linear
            ? new BinaryPredictionTransformer<LinearBinaryModelParameters>(
                context.Host, linear, schema, feature, threshold)
            : new BinaryPredictionTransformer<IScalarPredictor>(context.Host, model, schema, feature, threshold);
    }

    private static (string Feature, IScalarPredictor Model, DataViewSchema Schema) Load(ModelLoadContext context) => (
        context.Reader.ReadString(),
        context.LoadModel<IScalarPredictor>(ModelDirectory),
        SchemaSerializer.Read(context.LoadBinary(SchemaEntry)));
}
