using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace MlNetGenomics;

/// <summary>
/// The members of ML.NET 5.0.0 that an estimator needs and that are closed to it. All of them are here,
/// so that what may break with a newer ML.NET is in one place.
/// </summary>
internal static class MlNetInternals
{
    /// <summary>A column of a shape.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    public static extern SchemaShape.Column NewColumn(
        string name,
        SchemaShape.Column.VectorKind vecKind,
        DataViewType itemType,
        bool isKey,
        SchemaShape? annotations);

    /// <summary>A linear model of given weights.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    public static extern LinearRegressionModelParameters NewLinearModel(
        IHostEnvironment env, in VBuffer<float> weights, float bias);

    /// <summary>The transformer around a linear model.</summary>
    public static RegressionPredictionTransformer<LinearRegressionModelParameters> NewPredictionTransformer(
        IHostEnvironment env,
        LinearRegressionModelParameters model,
        DataViewSchema inputSchema,
        string featureColumn) =>
        Generic<LinearRegressionModelParameters>.NewPredictionTransformer(env, model, inputSchema, featureColumn);

    /// <summary>A linear model of two classes, of given weights.</summary>
    public static LinearBinaryModelParameters NewBinaryModel(
        IHostEnvironment env, in VBuffer<float> weights, float bias) =>
        NewBinaryModel(env, in weights, bias, null);

    /// <summary>The transformer around a linear model of two classes; positive above a score of 0.</summary>
    public static BinaryPredictionTransformer<LinearBinaryModelParameters> NewBinaryTransformer(
        IHostEnvironment env,
        LinearBinaryModelParameters model,
        DataViewSchema inputSchema,
        string featureColumn) =>
        Generic<LinearBinaryModelParameters>.NewBinaryTransformer(env, model, inputSchema, featureColumn, 0, "Score");

    /// <summary>The environment, and so the seed and the log, of the context a catalog of trainers is of.</summary>
    public static IHostEnvironment EnvironmentOf(TrainCatalogBase.CatalogInstantiatorBase trainers) =>
        Environment(Owner(trainers));

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern LinearBinaryModelParameters NewBinaryModel(
        IHostEnvironment env, in VBuffer<float> weights, float bias, ModelStatisticsBase? statistics);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Owner")]
    private static extern TrainCatalogBase Owner(TrainCatalogBase.CatalogInstantiatorBase trainers);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Environment")]
    private static extern IHostEnvironment Environment(TrainCatalogBase catalog);

    // The accessor of a generic type's member must be in a type of the same parameters.
    private static class Generic<TModel> where TModel : class
    {
        [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
        public static extern RegressionPredictionTransformer<TModel> NewPredictionTransformer(
            IHostEnvironment env, TModel model, DataViewSchema inputSchema, string featureColumn);

        [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
        public static extern BinaryPredictionTransformer<TModel> NewBinaryTransformer(
            IHostEnvironment env,
            TModel model,
            DataViewSchema inputSchema,
            string featureColumn,
            float threshold,
            string thresholdColumn);
    }
}
