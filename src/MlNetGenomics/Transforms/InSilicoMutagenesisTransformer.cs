using System.Collections.Immutable;
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Onnx;
using MlNetGenomics.Rows;

namespace MlNetGenomics.Transforms;

/// <summary>
/// Turns DNA text into what every single substitution does to a model's output: scores f(original) - f(base replaced), so
/// that a positive one says that the sequence's base raises the output, 0 where the sequence has the base; and the
/// importance of each position, its score of largest magnitude. An N is replaced by all four bases.
/// </summary>
/// <remarks>
/// Rows are scored ahead of the reader, a few together, and only what a substitution changes is worked out. Saved as an
/// ONNX graph that makes the mutants itself, which ML.NET runs without this library, row by row and every mutant in full,
/// unless <see cref="GenomicsCatalog.Accelerate"/> is called; there, a sequence that does not fit is an error of ONNX
/// Runtime.
/// </remarks>
public sealed class InSilicoMutagenesisTransformer : ITransformer, IDisposable
{
    private readonly MutagenesisSource _source;
    private readonly MutagenesisColumns _columns;
    private readonly IMutagenesisScorer _scorer;

    internal InSilicoMutagenesisTransformer(
        MutagenesisSource source, MutagenesisColumns columns, IMutagenesisScorer scorer)
    {
        _source = source;
        _columns = columns;
        _scorer = scorer;
    }

    /// <summary>Names of the tasks that are compared.</summary>
    public ImmutableArray<string> Tasks => _source.Tasks;

    /// <summary>First position that is mutated, from 0.</summary>
    public int From => _source.From;

    /// <summary>Position after the last that is mutated.</summary>
    public int To => _source.To;

    /// <summary>Name of the text column read.</summary>
    public string InputColumnName => _columns.Input;

    /// <summary>Name of the column of scores.</summary>
    public string OutputColumnName => _columns.Output;

    /// <summary>Name of the column of importance; null where none is made.</summary>
    public string? ImportanceColumnName => _columns.Importance;

    /// <inheritdoc/>
    public bool IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).OutputSchema;

    /// <inheritdoc/>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new ScoredDataView<float[]>(input, Bind(input.Schema));
    }

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new RowMapper(Bind(inputSchema));

    /// <summary>Releases what scores.</summary>
    public void Dispose() => _scorer.Dispose();

    /// <inheritdoc/>
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        using var stock = new StockTransformers();
        stock.ApplyOnnx(Export, InputColumnName, _columns.Added).Save(ctx);
    }

    private byte[] Export(string[] outputs)
    {
        byte[] graph = _source.Export(options => options with
        {
            Ambiguity = _columns.Ambiguity,
            InputName = InputColumnName,
            OutputName = outputs[0],
            ImportanceName = outputs.Length > 1 ? outputs[1] : null,
        });
        graph = OnnxRowForm.Convert(graph, outputs[0], ScoreSlots());
        return outputs.Length > 1 ? OnnxRowForm.Convert(graph, outputs[1], ImportanceSlots()) : graph;
    }

    private InSilicoMutagenesisRowMapping Bind(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var columns = new List<DataViewSchema.DetachedColumn> { Column(OutputColumnName, ScoreSlots(), To - From, 4) };
        if (ImportanceColumnName is { } importance)
            columns.Add(Column(importance, ImportanceSlots(), To - From));
        return new InSilicoMutagenesisRowMapping(
            _scorer, Tasks.Length * (To - From), inputSchema,
            SequenceColumn.OfText(inputSchema, InputColumnName, _columns.Ambiguity),
            SequenceLengths.Exactly(_source.Length), columns);
    }

    private DataViewSchema.DetachedColumn Column(string name, string[] slots, params int[] dimensions) => new(
        name,
        new VectorDataViewType(NumberDataViewType.Single, Tasks.Length == 1 ? dimensions : [Tasks.Length, .. dimensions]),
        Columns.SlotNames(slots));

    private string[] ScoreSlots() => OfTasks([.. Columns.BaseSlots(To).Skip(From * 4)]);

    private string[] ImportanceSlots() => OfTasks(
        [.. Enumerable.Range(From, To - From).Select(position => position.ToString(CultureInfo.InvariantCulture))]);

    private string[] OfTasks(string[] slots) => Tasks.Length == 1
        ? slots
        : [.. Tasks.SelectMany(task => slots.Select(slot => $"{task}.{slot}"))];
}
