namespace MlNetGenomics.Tests.ModelCards;

/// <summary>Writes a model card.</summary>
internal static class CardText
{
    private const string AnyHash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    /// <summary>A card of tasks with one example, ACGT again and again, that scores .5 in each.</summary>
    public static string Of(string name, int length, string[] tasks, string architecture = "net", string hash = AnyHash) => $$"""
        {
          "name": "{{name}}",
          "title": "A small model",
          "architecture": "{{architecture}}",
          "inputLength": {{length}},
          "tasks": [{{string.Join(", ", tasks.Select(task => $"\"{task}\""))}}],
          "predicts": "Nothing.",
          "licence": "MIT",
          "data": "None.",
          "dataTerms": "None.",
          "settings": "None.",
          "seed": 7,
          "evaluation": "None.",
          "metrics": [{"metric": "AUROC", "value": 0.75, "sd": 0.5}, {"metric": "AUROC", "task": "{{tasks[^1]}}", "value": 0.25}],
          "limits": "Everything.",
          "rebuild": ["mlng demo"], "sha256": "{{hash}}",
          "examples": [{"name": "e1", "sequence": "{{Bases(length)}}", "scores": [{{string.Join(", ", tasks.Select(_ => "0.5"))}}]}]
        }
        """;

    private static string Bases(int length) =>
        string.Concat(Enumerable.Range(0, length).Select(i => "ACGT"[i % 4]));
}
