using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>What the trainers of decision trees share. Features and labels that are not numbers are refused here.</summary>
public abstract class TreeTrainerBase<TTransformer> : IEstimator<TTransformer> where TTransformer : ITransformer
{
    private readonly DataViewType _labelType;
    private readonly string _label;

    private protected TreeTrainerBase(
        IHostEnvironment environment,
        DataViewType labelType,
        string label,
        string features,
        string weights,
        int leaves,
        int trees,
        int least)
    {
        if (weights is not null)
            throw new NotSupportedException("this build trains trees without weights of examples");
        Environment = environment;
        _labelType = labelType;
        _label = Check.NonEmpty(label, nameof(label));
        Features = Check.NonEmpty(features, nameof(features));
        Leaves = leaves;
        Trees = trees;
        Least = least;
    }

    private protected IHostEnvironment Environment { get; }

    private protected string Features { get; }

    private protected int Leaves { get; }

    private protected int Trees { get; }

    private protected int Least { get; }

    /// <inheritdoc/>
    public TTransformer Fit(IDataView input)
    {
        Check.Value(input, nameof(input));
        CheckColumns(SchemaShape.Create(input.Schema));
        Check.Param(Leaves >= 2, "NumberOfLeaves", "Must be at least 2.");
        Check.Param(Trees > 0, "NumberOfTrees", "Must be positive.");
        return Train(TreeData.Read(input, _label, Features, Least), input.Schema);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        CheckColumns(inputSchema);
        return inputSchema.With(OutputColumns());
    }

    private protected abstract TTransformer Train(TreeData data, DataViewSchema schema);

    private protected virtual IEnumerable<SchemaShape.Column> OutputColumns() =>
        [SchemaShape.Shape("Score", NumberDataViewType.Single, null)];

    private void CheckColumns(SchemaShape shape)
    {
        shape.Require("feature", Features, "Vector<Single>", "inputSchema");
        shape.Require("label", _label, _labelType.ToString(), "labelCol");
    }
}
