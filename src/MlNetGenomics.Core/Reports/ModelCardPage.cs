using System.Globalization;
using MlNetGenomics.ModelCards;

namespace MlNetGenomics.Reports;

/// <summary>Model cards as a page of Markdown: a table of all, then each with the commands that make it anew.</summary>
public static class ModelCardPage
{
    /// <summary>Writes the page. Its links lead to files beside it.</summary>
    /// <param name="writer">Receives it; lines end in one line feed.</param>
    /// <param name="cards">The cards, at least one, in the order to show them.</param>
    public static void Write(TextWriter writer, IReadOnlyList<ModelCard> cards)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(cards);
        Lines(
            writer,
            "# Models",
            "",
            "<!-- Written by `mlng models --page` from the cards beside it. -->",
            "",
            "| model | what | bases | tasks | on data not trained on |",
            "|---|---|---|---|---|");
        foreach (ModelCard card in cards)
        {
            string metrics = string.Join(", ", card.Summary.Select(metric => $"{metric.Name} {Value(metric)}"));
            Lines(
                writer,
                $"| [{card.Name}](#{card.Name}) | {Cell(card.Title)} | {Number(card.InputLength)} | {Number(card.Tasks.Count)} " +
                $"| {Cell(metrics)} |");
        }
        Lines(
            writer,
            "",
            "Each takes DNA strings (input `Sequence`, output `Score`; see [docs/export.md](../docs/export.md)) and was made by",
            "`mlng`. Its card is the JSON file of its name, from which this page is written. `mlng models --verify` holds the",
            "files against their cards: SHA-256, and the scores of the examples in ONNX Runtime and in the library's own engine.");
        foreach (ModelCard card in cards)
            Write(writer, card);
    }

    private static void Write(TextWriter writer, ModelCard card)
    {
        Lines(writer, "", $"## {card.Name}", "", $"{card.Title}. {card.Predicts}", "");
        Item("file", $"[{card.FileName}]({card.FileName}), card [{card.Name}.json]({card.Name}.json)");
        Item("SHA-256", $"`{card.Sha256}`");
        Item("architecture", $"`{card.Architecture}`, {Number(card.InputLength)} bases");
        Item("tasks", string.Join(", ", card.Tasks));
        Item("trained on", card.Data);
        Item("terms of the data", card.DataTerms);
        Item("settings", $"{card.Settings} Seed {Number(card.Seed)}.");
        Item("licence of the model", card.Licence);
        Item("not for", card.Limits);
        Lines(writer, "", card.Evaluation, "", "| metric | task | value |", "|---|---|---|");
        foreach (ModelMetric metric in card.Metrics)
            Lines(writer, $"| {Cell(metric.Name)} | {Cell(metric.Task ?? "mean")} | {Value(metric)} |");
        Lines(writer, ["", "```sh", .. card.Rebuild, "```"]);

        void Item(string name, string text) => Lines(writer, $"- **{name}**: {text}");
    }

    private static string Value(ModelMetric metric) => metric.Deviation is { } deviation
        ? string.Create(CultureInfo.InvariantCulture, $"{metric.Value:0.000} (sd {deviation:0.000})")
        : metric.Value.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Cell(string text) => text.Replace("|", "\\|");

    private static void Lines(TextWriter writer, params ReadOnlySpan<string> lines)
    {
        foreach (string line in lines)
            writer.Write($"{line}\n");
    }
}
