using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Scores a column of vectors with a regression model.</summary>
public sealed class RegressionPredictionTransformer<TModel> :
    RowToRowTransformerBase, ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private readonly DataViewSchema _trainSchema;

    // The signature is ML.NET's own, which callers reach from outside: keep it.
    internal RegressionPredictionTransformer(
        IHostEnvironment env, TModel model, DataViewSchema inputSchema, string featureColumn)
    {
        Check.Value(env, nameof(env));
        Model = Check.Value(model, nameof(model));
        Check.Param(model is IScalarPredictor, nameof(model));
        _trainSchema = Check.Value(inputSchema, nameof(inputSchema));
        FeatureColumnName = featureColumn;
        FeatureColumnType = inputSchema.GetColumnOrNull(featureColumn)?.Type ??
            throw Check.Missing(nameof(featureColumn), "feature", featureColumn);
    }

    /// <summary>The model.</summary>
    public TModel Model { get; }

    /// <inheritdoc/>
    public string FeatureColumnName { get; }

    /// <inheritdoc/>
    public DataViewType FeatureColumnType { get; }

    private protected override RowMapper MakeMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema);

    private protected override void SaveModel(ModelSaveContext context)
    {
        context.Begin(RegressionPredictionLoader.Signature);
        context.Writer.Write(FeatureColumnName);
        context.SaveModel((IScalarPredictor)Model, RegressionPredictionLoader.ModelDirectory);
        context.SaveBinary(RegressionPredictionLoader.SchemaEntry, SchemaSerializer.Write(_trainSchema));
    }

    private sealed class Mapper : RowMapper
    {
        private readonly IScalarPredictor _model;
        private readonly DataViewSchema.Column _features;

        public Mapper(RegressionPredictionTransformer<TModel> parent, DataViewSchema schema) : base(schema)
        {
            _model = (IScalarPredictor)parent.Model;
            _features = Find(parent.FeatureColumnName, "feature");
            if (!_features.Type.Equals(parent.FeatureColumnType))
                throw Check.Mismatch(
                    "inputSchema", "feature", _features.Name, parent.FeatureColumnType.ToString(),
                    _features.Type.ToString());
        }

        public override DataViewSchema.DetachedColumn[] GetOutputColumns() =>
            [new("Score", NumberDataViewType.Single, AnnotationKinds.ForScore("Regression"))];

        public override IEnumerable<int> GetDependencies(Func<int, bool> activeOutput) =>
            activeOutput(0) ? [_features.Index] : [];

        public override Delegate[] CreateGetters(
            DataViewRow input, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            if (!activeOutput(0))
                return [null];
            ValueGetter<VBuffer<float>> get = input.GetGetter<VBuffer<float>>(_features);
            VBuffer<float> features = default;
            return [(ValueGetter<float>)((ref float score) =>
            {
                get(ref features);
                score = _model.Predict(features);
            })];
        }
    }
}
