using MlNetGenomics.Regulators;

namespace MlNetGenomics.Reports;

/// <summary>Writes pairs of motifs, or of factors, and how often their sites lie together.</summary>
public static class CoOccurrenceTableWriter
{
    /// <summary>
    /// Columns first, second, first_tf, second_tf, both (sequences with both), near (of them those with the sites together), chance
    /// (of one by chance), enrichment, p-value, log10_p, q-value, offset, strand (same or opposite), offset_share, alike, known;
    /// the smallest p-value first. alike and known are empty where nobody asked.
    /// </summary>
    public static void Write(TextWriter writer, CoOccurrenceTable pairs)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(pairs);
        var table = new TableWriter(
            writer, "first", "second", "first_tf", "second_tf", "both", "near", "chance", "enrichment", "p-value", "log10_p", "q-value",
            "offset", "strand", "offset_share", "alike", "known");
        foreach (CoOccurrencePair pair in pairs.Pairs)
        {
            bool isFound = pair.Test.Successes > 0;
            table.WriteRow(
                pairs.Sites.Names[pair.First],
                pairs.Sites.Names[pair.Second],
                pairs.Factor(pair.First),
                pairs.Factor(pair.Second),
                pair.Test.Trials,
                pair.Test.Successes,
                pair.Test.Chance,
                pair.Test.Enrichment,
                pair.Test.P,
                pair.Test.Log10P,
                pair.QValue,
                isFound ? pair.Offset : null,
                isFound ? pair.SameStrand ? "same" : "opposite" : null,
                isFound ? pair.OffsetShare : null,
                pairs.HasAlike ? pairs.IsAlike(pair) : null,
                pairs.HasKnown ? pairs.IsKnown(pair) : null);
        }
    }
}
