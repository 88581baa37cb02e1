using Microsoft.ML.Model;

namespace Microsoft.ML.Data;

/// <summary>Reads regression transformers.</summary>
internal static class RegressionPredictionLoader
{
    public const string Signature = "RegressionPredXfer";
    public const string ModelDirectory = "Model";
    public const string SchemaEntry = "TrainSchema";

    public static object Load(ModelLoadContext context)
    {
        string feature = context.Reader.ReadString();
        var model = context.LoadModel<IScalarPredictor>(ModelDirectory);
        DataViewSchema schema = SchemaSerializer.Read(context.LoadBinary(SchemaEntry));
        return model is Trainers.LinearRegressionModelParameters linear
            ? new RegressionPredictionTransformer<Trainers.LinearRegressionModelParameters>(
                context.Host, linear, schema, feature)
            : new RegressionPredictionTransformer<IScalarPredictor>(context.Host, model, schema, feature);
    }
}
