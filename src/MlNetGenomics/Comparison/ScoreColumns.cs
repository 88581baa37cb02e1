using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Trainers;

namespace MlNetGenomics.Comparison;

/// <summary>Makes the column Score out of what models of single tasks give, by transformers of ML.NET's own.</summary>
internal static class ScoreColumns
{
    // Not names that data would have: the columns are dropped again, with all of their names.
    private const string Hidden = "MlNetGenomics/Score";

    /// <summary>Score, times a scale, and a constant added.</summary>
    public static ITransformer[] Rescale(MLContext context, double constant, double scale)
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(ScoreRow));
        IDataView scores = context.Data.LoadFromEnumerable(Array.Empty<ScoreRow>(), definition);
        ITransformer vector = context.Transforms.Concatenate(Hidden, NetworkColumns.Score).Fit(scores);
        IDataView vectors = vector.Transform(scores);
        var weights = new VBuffer<float>(1, [(float)scale]);
        ITransformer linear = MlNetInternals.NewPredictionTransformer(
            context, MlNetInternals.NewLinearModel(context, in weights, (float)constant), vectors.Schema, Hidden);
        ITransformer drop = context.Transforms.DropColumns(Hidden).Fit(linear.Transform(vectors));
        return [vector, linear, drop];
    }

    /// <summary>One model as it is; of several, each of which makes a column Score, a vector of these.</summary>
    /// <param name="context">The context.</param>
    /// <param name="rows">A table that the models can read.</param>
    /// <param name="models">A model a task.</param>
    public static ITransformer[] Gather(MLContext context, IDataView rows, IReadOnlyList<ITransformer> models)
    {
        if (models is [var only])
            return [only];
        var parts = new List<ITransformer>();
        string[] names = [.. Enumerable.Range(1, models.Count).Select(task => $"{Hidden}/{task}")];
        foreach ((ITransformer model, string name) in models.Zip(names))
        {
            Add(model);
            Add(context.Transforms.CopyColumns(name, NetworkColumns.Score).Fit(rows));
        }
        Add(context.Transforms.Concatenate(NetworkColumns.Score, names).Fit(rows));
        Add(context.Transforms.DropColumns(names).Fit(rows));
        return [.. parts];

        void Add(ITransformer part)
        {
            parts.Add(part);
            rows = part.Transform(rows);
        }
    }

    /// <summary>A table of a text column and no rows.</summary>
    public static IDataView Empty(MLContext context, string textColumn)
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(TextRow));
        definition[0].ColumnName = textColumn;
        return context.Data.LoadFromEnumerable(Array.Empty<TextRow>(), definition);
    }

    private sealed class ScoreRow
    {
        public float Score { get; set; }
    }

    private sealed class TextRow
    {
        public string Text { get; set; } = "";
    }
}
