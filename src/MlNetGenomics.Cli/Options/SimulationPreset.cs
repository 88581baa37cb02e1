namespace MlNetGenomics.Cli.Options;

/// <summary>Names of the papers' simulated sets.</summary>
internal static class SimulationPreset
{
    /// <summary>Koo and Eddy's 12 motifs.</summary>
    public const string KooEddy = "koo2019";

    /// <summary>NeuronMotif's first toy.</summary>
    public const string Toy1 = "toy1";

    /// <summary>NeuronMotif's second toy.</summary>
    public const string Toy2 = "toy2";

    /// <summary>A tiled reporter assay like Sharpr-MPRA.</summary>
    public const string Sharpr = "sharpr";

    /// <summary>All.</summary>
    public static readonly string[] Names = [KooEddy, Toy1, Toy2, Sharpr];

    /// <summary>Whether a set is one of grammars.</summary>
    public static bool IsGrammar(string? preset) => preset is Toy1 or Toy2;
}
