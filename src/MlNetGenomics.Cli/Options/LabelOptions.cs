using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Options;

/// <summary>Where labels come from, and the scale that models see them on.</summary>
internal sealed class LabelOptions
{
    private const string None = "none";
    private const string Log2 = "log2";

    /// <summary>Makes the options.</summary>
    /// <param name="transformNote">What counts where --label-transform is not given.</param>
    public LabelOptions(string transformNote)
    {
        Transform = Choice.Option(
            "--label-transform", $"What is done to the labels first; {transformNote}", null, None, Log2);
    }

    /// <summary>--labels.</summary>
    public Option<string> Labels { get; } = new("--labels")
    {
        Description = "Labels: one number a line, or a TSV with a header; rows go by a column called name",
        HelpName = "FILE",
        Required = true,
    };

    /// <summary>--label-column.</summary>
    public Option<string?> Column { get; } = new("--label-column")
    {
        Description = "Columns of the TSV to use, a task each; all if not given (MuSeAM: one)",
        HelpName = "C,...",
    };

    /// <summary>--label-transform.</summary>
    public Option<string> Transform { get; }

    /// <summary>The options.</summary>
    public Option[] All => [Labels, Column, Transform];

    /// <summary>The transform asked for, or null.</summary>
    public LabelTransform? TransformOf(ParseResult parsed) => parsed.GetValue(Transform) switch
    {
        null => null,
        Log2 => LabelTransform.Log2,
        _ => LabelTransform.None,
    };

    /// <summary>Name of the labels' column, or null where none is named.</summary>
    /// <exception cref="UsageException">Several are named.</exception>
    public string? ColumnOf(ParseResult parsed)
    {
        string[] columns = ColumnsOf(parsed);
        return columns.Length <= 1
            ? columns.FirstOrDefault()
            : throw new UsageException($"{Column.Name}: {columns.Length} columns, but the model predicts one number");
    }

    /// <summary>Names of the labels' columns; none where none is named.</summary>
    /// <exception cref="UsageException">A name is empty, or there twice.</exception>
    public string[] ColumnsOf(ParseResult parsed)
    {
        if (parsed.GetValue(Column) is not { } text)
            return [];
        string[] columns = [.. text.Split(',').Select(name => name.Trim())];
        if (columns.Any(name => name.Length == 0) || columns.Distinct().Count() < columns.Length)
            throw new UsageException($"{Column.Name}: '{text}' is not a list of different names");
        return columns;
    }

    /// <summary>Reads one label a sequence and checks that the transform can take them.</summary>
    public float[] Read(ParseResult parsed, SequenceSet sequences, LabelTransform transform, CommandRun run)
    {
        string path = parsed.GetValue(Labels)!;
        string? column = ColumnOf(parsed);
        Describe(parsed, transform, run);
        float[] labels = LabelReader.Read(path, sequences, column is null ? [] : [column])[0];
        SequenceOptions.InFile(path, () => Training.Labels.Transform(labels, sequences, transform));
        return labels;
    }

    /// <summary>Puts the options into the JSON file.</summary>
    public void Describe(ParseResult parsed, LabelTransform transform, CommandRun run)
    {
        run.Settings["labels"] = parsed.GetValue(Labels);
        run.Settings["label_column"] = parsed.GetValue(Column);
        run.Settings["label_transform"] = Name(transform);
    }

    /// <summary>A transform as the command line calls it.</summary>
    public static string Name(LabelTransform transform) => transform == LabelTransform.Log2 ? Log2 : None;
}
