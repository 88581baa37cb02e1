using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Scores a column of vectors with a model.</summary>
public abstract class SingleFeaturePredictionTransformerBase<TModel> :
    RowToRowTransformerBase, ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private readonly DataViewSchema _trainSchema;

    private protected SingleFeaturePredictionTransformerBase(
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

    private protected abstract string Signature { get; }

    private protected override void SaveModel(ModelSaveContext context)
    {
        context.Begin(Signature);
        context.Writer.Write(FeatureColumnName);
        context.SaveModel((IScalarPredictor)Model, PredictionLoader.ModelDirectory);
        context.SaveBinary(PredictionLoader.SchemaEntry, SchemaSerializer.Write(_trainSchema));
    }

    /// <summary>Adds the score, and what is made of it.</summary>
    private protected abstract class ScoreMapper : RowMapper
    {
        private readonly IScalarPredictor _model;
        private readonly DataViewSchema.Column _features;

        protected ScoreMapper(SingleFeaturePredictionTransformerBase<TModel> parent, DataViewSchema schema)
            : base(schema)
        {
            _model = (IScalarPredictor)parent.Model;
            _features = Find(parent.FeatureColumnName, "feature");
            if (!_features.Type.Equals(parent.FeatureColumnType))
                throw Check.Mismatch(
                    "inputSchema", "feature", _features.Name, parent.FeatureColumnType.ToString(),
                    _features.Type.ToString());
        }

        public override IEnumerable<int> GetDependencies(Func<int, bool> activeOutput) =>
            GetOutputColumns().Where((_, i) => activeOutput(i)).Any() ? [_features.Index] : [];

        /// <summary>A getter of the score of the row at hand.</summary>
        protected ValueGetter<float> Score(DataViewRow input)
        {
            ValueGetter<VBuffer<float>> get = input.GetGetter<VBuffer<float>>(_features);
            VBuffer<float> features = default;
            return (ref float score) =>
            {
                get(ref features);
                score = _model.Predict(features);
            };
        }
    }
}
