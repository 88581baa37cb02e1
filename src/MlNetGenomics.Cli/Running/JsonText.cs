using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Cli.Running;

/// <summary>The JSON files' own conventions.</summary>
internal static class JsonText
{
    /// <summary>Indented, with names as people write them.</summary>
    public static readonly JsonSerializerOptions Options =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>On one line.</summary>
    public static readonly JsonSerializerOptions Compact =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A number; null where it is not one, as JSON has no NaN.</summary>
    public static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    /// <summary>A metric over folds: mean, sd and the folds' values.</summary>
    public static JsonObject Metric(params IReadOnlyList<double> folds)
    {
        MeanAndDeviation summary = MeanAndDeviation.Of(folds);
        return new JsonObject
        {
            ["mean"] = Number(summary.Mean),
            ["sd"] = Number(summary.Deviation),
            ["folds"] = new JsonArray([.. folds.Select(Number)]),
        };
    }
}
