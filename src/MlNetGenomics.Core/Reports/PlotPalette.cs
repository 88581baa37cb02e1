namespace MlNetGenomics.Reports;

/// <summary>Colours of plots: mid tones that stand out on white and on black.</summary>
internal static class PlotPalette
{
    /// <summary>Line colours in order; after the last they start over.</summary>
    private static readonly string[] Colours =
    [
        "#3b7fe0", "#e8890c", "#1fa05a", "#d9437a", "#8f63d6", "#129aa5",
        "#b0643a", "#7f9a1e", "#c43d3d", "#5a6fb5", "#c75fc0", "#7d8894",
    ];

    /// <summary>Attributes of thin helper lines.</summary>
    public const string Grid = "stroke=\"currentColor\" stroke-opacity=\".13\"";

    /// <summary>Attributes of axes.</summary>
    public const string Axis = "stroke=\"currentColor\" stroke-opacity=\".45\"";

    /// <summary>Colour number <paramref name="index"/>.</summary>
    public static string Colour(int index) => Colours[index % Colours.Length];
}
