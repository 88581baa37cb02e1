using MlNetGenomics.Networks.Json;

namespace MlNetGenomics.ModelCards;

/// <summary>Reads model cards: JSON objects with the properties of <see cref="ModelCard"/>, in camel case.</summary>
public static class ModelCardReader
{
    private const int LongestFile = 1 << 20;

    /// <summary>Reads a card from a file.</summary>
    /// <param name="path">A file NAME.json, where NAME is the name that the card gives its model.</param>
    /// <exception cref="GenomicsException">The file cannot be read or is not a card; names file and line.</exception>
    public static ModelCard Read(string path)
    {
        string text = JsonFile.ReadText(path, LongestFile, "a model card in JSON");
        return Parse(text, path, Path.GetFileNameWithoutExtension(path));
    }

    /// <summary>Reads a card.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sourceName">How messages call it: the path of its file.</param>
    /// <param name="name">The name that it must give its model: its file's. So it cannot point anywhere else.</param>
    /// <exception cref="GenomicsException">The text is not a card; names the line.</exception>
    public static ModelCard Parse(string text, string sourceName, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(sourceName);
        ArgumentNullException.ThrowIfNull(name);
        var parts = new CardFields(JsonPartReader.Read(text, sourceName), sourceName, "the model card");
        JsonFields fields = parts.Fields;
        string stated = parts.Line("name");
        var card = new ModelCard
        {
            Name = stated,
            Title = parts.Line("title"),
            Architecture = parts.Line("architecture"),
            InputLength = fields.Integer("inputLength"),
            Tasks = parts.Lines("tasks"),
            Predicts = parts.Line("predicts"),
            Licence = parts.Line("licence"),
            Data = parts.Line("data"),
            DataTerms = parts.Line("dataTerms"),
            Settings = parts.Line("settings"),
            Seed = fields.Integer("seed"),
            Evaluation = parts.Line("evaluation"),
            Metrics = [.. parts.Objects("metrics", "a metric").Select(Metric)],
            Limits = parts.Line("limits"),
            Rebuild = parts.Lines("rebuild"),
            Sha256 = parts.Line("sha256"),
            Examples = [.. parts.Objects("examples", "an example").Select(Example)],
        };
        fields.Finish();
        Require(stated == name, "name", $"is {JsonPart.Quote(stated)}, the file's is {JsonPart.Quote(name)}");
        Require(card.InputLength >= 1, "inputLength", $"is {card.InputLength}, 1 or more is expected");
        Require(
            card.Sha256.Length == 64 && card.Sha256.All(char.IsAsciiHexDigitLower),
            "sha256",
            $"is {JsonPart.Quote(card.Sha256)}, 64 lower-case hexadecimal digits are expected");
        foreach (string? task in card.Metrics.Select(metric => metric.Task))
            Require(task is null || card.Tasks.Contains(task), "metrics", $"name the task {JsonPart.Quote(task ?? "")}, which is not one");
        foreach (ModelExample example in card.Examples)
            RequireFit(example);
        return card;

        void RequireFit(ModelExample example)
        {
            string which = $"example {JsonPart.Quote(example.Name)} has";
            Require(
                example.Sequence.Length == card.InputLength,
                "examples",
                $"{which} {example.Sequence.Length} bases, {card.InputLength} are expected");
            Require(
                example.Scores.Count == card.Tasks.Count,
                "examples",
                $"{which} {example.Scores.Count} scores for {card.Tasks.Count} tasks");
        }

        void Require(bool holds, string property, string message)
        {
            if (!holds)
                throw fields.Error(fields.Line(property), $"'{property}' {message}");
        }
    }

    private static ModelMetric Metric(CardFields parts)
    {
        var metric = new ModelMetric(
            parts.Line("metric"),
            parts.OptionalLine("task"),
            parts.Fields.Number("value"),
            parts.Fields.OptionalNumber("sd"));
        parts.Fields.Finish();
        return metric;
    }

    private static ModelExample Example(CardFields parts)
    {
        var example = new ModelExample(parts.Line("name"), parts.Line("sequence"), parts.Fields.Numbers("scores"));
        parts.Fields.Finish();
        return example;
    }
}
