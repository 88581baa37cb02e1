using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.Sequences;
using MlNetGenomics.Simulation;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Networks;

/// <summary>A published network on data like those it was published with.</summary>
[TestClass]
public sealed class KooEddyTrainingTests
{
    // Koo and Eddy 2019, Methods: numbers of sites 1 to 5, as the released program draws them.
    private static readonly double[] SiteCounts = [0, 0.50, 0.25, 0.17, 0.05, 0.03];

    [TestMethod]
    public void Cnn_25_tells_which_motifs_a_sequence_has()
    {
        const int Count = 25_000;
        const int Training = 17_500;
        const int Validation = 2500;
        MotifSet motifs = MotifReader.Read(SharedData.Require("motifs/JASPAR_CORE_2016_vertebrates.meme"));
        PlantedMotifData data = PlantedMotifSimulator.Run(new PlantedMotifSettings
        {
            SequenceCount = Count,
            SequenceLength = 200,
            Motifs = [.. KooEddyMotifs.Select(motifs).Select(motif => new PlantedMotif(motif, 0))],
            SiteCountWeights = SiteCounts,
            Seed = 1,
        });
        Network network = Architectures.KooEddy("CNN-25");
        int tasks = network.Tasks.Length;
        var labels = new float[Count * tasks];
        foreach (PlantedSite site in data.Sites)
            labels[site.Sequence * tasks + site.Motif] = 1;
        NetworkTrainingResult result = NetworkTrainer.Train(
            network,
            Part(data.Sequences, labels, tasks, 0, Training),
            Part(data.Sequences, labels, tasks, Training, Validation),
            NetworkTrainingSettings.KooEddyProgram with { Epochs = 25, LearningRate = 2e-3 });

        const int First = Training + Validation;
        int[] test = [.. Enumerable.Range(First, Count - First)];
        float[] predictions = new NetworkScorer(result.Model).Predict(data.Sequences.Subset(test));
        double[] aurocs =
        [
            .. Enumerable.Range(0, tasks).Select(task => RankingScores.Of(
                [.. test.Select(i => (double)labels[i * tasks + task])],
                [.. test.Select(i => (double)predictions[(i - First) * tasks + task])]).Auroc),
        ];
        // The paper has .954, from as many sequences and up to 100 epochs.
        Assert.IsGreaterThanOrEqualTo(0.95, aurocs.Average(), string.Join(" ", aurocs.Select(a => a.ToString("0.000"))));
    }

    private static TrainingSet Part(SequenceSet sequences, float[] labels, int tasks, int first, int count) => new(
        sequences.Subset([.. Enumerable.Range(first, count)]),
        labels[(first * tasks)..((first + count) * tasks)],
        tasks);
}
