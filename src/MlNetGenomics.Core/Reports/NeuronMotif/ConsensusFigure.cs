using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Analysis;

namespace MlNetGenomics.Reports.NeuronMotif;

/// <summary>
/// Draws how well a layer could be taken apart: the activation by each module's consensus against that by its best sequence
/// (NeuronMotif paper, SI figures S11 to S13), and the same of neurons that were not taken apart. On the diagonal a module is
/// one pattern; below it, several that the neuron does not want together.
/// </summary>
internal static class ConsensusFigure
{
    /// <summary>Ratio over which a module counts as one pattern: that of the paper's consensus test.</summary>
    public const double GoodRatio = 0.95;

    private const string ModuleColour = "#3b7fe0";
    private const string MixtureColour = "#e8890c";
    private const double LegendHeight = 22;

    /// <summary>Colour of a consensus ratio: of a module that is one pattern, or of a mixture.</summary>
    public static string Colour(double ratio) => ratio > GoodRatio ? ModuleColour : MixtureColour;

    /// <summary>Draws a layer.</summary>
    public static SvgImage Draw(LayerAnalysis layer)
    {
        NeuronAnalysis[] living = [.. layer.Neurons.Where(neuron => !neuron.Modules.IsDead)];
        (double X, double Y)[] modules = [.. living.SelectMany(neuron => neuron.Modules.Modules).Select(Point)];
        (double X, double Y)[] mixtures = [.. living.Select(neuron => neuron.Modules.Mixture).OfType<NeuronModule>().Select(Point)];
        double[] values = [.. modules.Concat(mixtures).SelectMany(point => new[] { point.X, point.Y }).Append(0)];
        (double Low, double High) range = NiceTicks.Pad(values.Min(), values.Max());
        var options = new PlotOptions
        {
            XTitle = "activation by the best sequence",
            YTitle = "activation by the consensus",
            Width = 480,
            Height = 420,
        };
        var frame = new PlotFrame(options, range, range, legendHeight: LegendHeight);
        var svg = new SvgBuilder();
        frame.Draw(svg);
        svg.Line(frame.X(range.Low), frame.Y(range.Low), frame.X(range.High), frame.Y(range.High),
            "stroke=\"currentColor\" stroke-opacity=\".5\" stroke-dasharray=\"5 4\"");
        double x = frame.Left + 6;
        foreach (((double, double)[] points, string name, string colour) in new[]
        {
            (modules, SiteMap.Count(modules.Length, "module"), ModuleColour),
            (mixtures, SiteMap.Count(mixtures.Length, "neuron") + " not taken apart", MixtureColour),
        })
        {
            if (points.Length == 0)
                continue;
            PointCloud.Draw(svg, frame, points, colour);
            svg.Circle(x, frame.LegendTop + 4, 4, $"fill=\"{colour}\"").Text(x + 10, frame.LegendTop + 8, name);
            x += 34 + name.Length * 6.4;
        }
        return frame.Finish(svg, $"Consensus activation against greatest activation of {modules.Length} modules");
    }

    private static (double X, double Y) Point(NeuronModule module) => (module.GreatestActivation, module.ConsensusActivation);
}
