using MlNetGenomics.Comparison;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Comparison;

/// <summary>Says what it is told to, and keeps what it was given.</summary>
internal sealed class ScriptedCandidate(string name, Func<CandidateTask, int, float> predict) : IModelCandidate
{
    public List<(string[] Training, string[] Test, long Seed)> Seen { get; } = [];

    public string Name => name;

    public IFittedCandidate Fit(CandidateTask task) => new Fitted(this, predict, task);

    private static string[] Names(ITrainingData data) => [.. Enumerable.Range(0, data.Count).Select(data.NameOf)];

    private sealed class Fitted(ScriptedCandidate candidate, Func<CandidateTask, int, float> predict, CandidateTask task) : IFittedCandidate
    {
        public string Choice => "as told";

        public float[] Predict(ITrainingData data, TrainingControl control)
        {
            candidate.Seen.Add((Names(task.Training), Names(data), task.Seed));
            return [.. Enumerable.Range(0, data.Count * data.Tasks).Select(i => predict(task, i))];
        }
    }
}
