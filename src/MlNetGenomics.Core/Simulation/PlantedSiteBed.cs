namespace MlNetGenomics.Simulation;

/// <summary>Planted sites as BED.</summary>
internal static class PlantedSiteBed
{
    /// <summary>Writes a line: sequence, start from 0, end, name, score 0, strand, and columns of our own.</summary>
    public static void Write(
        TextWriter writer, string sequence, PlantedSite site, string name, params ReadOnlySpan<string> more)
    {
        writer.Write(FormattableString.Invariant(
            $"{sequence}\t{site.Start}\t{site.End}\t{name}\t0\t{(site.IsReverse ? '-' : '+')}"));
        foreach (string cell in more)
            writer.Write($"\t{cell}");
        writer.Write('\n');
    }
}
