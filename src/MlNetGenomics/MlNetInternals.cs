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

    /// <summary>The environment, and so the seed and the log, of the context a catalog of trainers is of.</summary>
    public static IHostEnvironment EnvironmentOf(TrainCatalogBase.CatalogInstantiatorBase trainers) =>
        Environment(Owner(trainers));

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
    }
}
