using Microsoft.ML.Data;
using Microsoft.ML.Model;

namespace Microsoft.ML.Calibrators;

/// <summary>Adds a column of probabilities.</summary>
public abstract class CalibratorTransformer<TICalibrator> :
    RowToRowTransformerBase, ISingleFeaturePredictionTransformer<TICalibrator>
    where TICalibrator : class, ICalibrator
{
    private const string ModelDirectory = "Calibrator";

    private readonly TICalibrator _calibrator;
    private readonly string _scoreColumn;

    private protected CalibratorTransformer(TICalibrator calibrator, string scoreColumn)
    {
        _calibrator = calibrator;
        _scoreColumn = scoreColumn;
    }

    private protected CalibratorTransformer(ModelLoadContext context)
        : this(context.LoadModel<TICalibrator>(ModelDirectory), context.Reader.ReadString())
    {
    }

    /// <inheritdoc/>
    TICalibrator IPredictionTransformer<TICalibrator>.Model => _calibrator;

    /// <inheritdoc/>
    string ISingleFeaturePredictionTransformer<TICalibrator>.FeatureColumnName => "Score";

    /// <inheritdoc/>
    DataViewType ISingleFeaturePredictionTransformer<TICalibrator>.FeatureColumnType => NumberDataViewType.Single;

    private protected abstract string TransformerSignature { get; }

    private protected override RowMapper MakeMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema);

    private protected override void SaveModel(ModelSaveContext context)
    {
        context.Begin(TransformerSignature);
        context.SaveModel((ICanSaveModel)_calibrator, ModelDirectory);
        context.Writer.Write(_scoreColumn);
    }

    private sealed class Mapper : RowMapper
    {
        private readonly TICalibrator _calibrator;
        private readonly DataViewSchema.Column _score;

        public Mapper(CalibratorTransformer<TICalibrator> parent, DataViewSchema schema) : base(schema)
        {
            _calibrator = parent._calibrator;
            _score = schema.GetColumnOrNull(parent._scoreColumn) ?? throw new InvalidOperationException(
                $"The data to calibrate contains no '{parent._scoreColumn}' column.");
        }

        public override DataViewSchema.DetachedColumn[] GetOutputColumns()
        {
            var annotations = new DataViewSchema.Annotations.Builder();
            annotations.AddPrimitiveValue(AnnotationKinds.IsNormalized, BooleanDataViewType.Instance, true);
            return [new("Probability", NumberDataViewType.Single, annotations.ToAnnotations())];
        }

        public override IEnumerable<int> GetDependencies(Func<int, bool> activeOutput) =>
            activeOutput(0) ? [_score.Index] : [];

        public override Delegate[] CreateGetters(
            DataViewRow input, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            if (!activeOutput(0))
                return [null];
            ValueGetter<float> get = input.GetGetter<float>(_score);
            float score = 0;
            return [(ValueGetter<float>)((ref float probability) =>
            {
                get(ref score);
                probability = _calibrator.PredictProbability(score);
            })];
        }
    }
}
