using MlNetGenomics.Simulation;

namespace MlNetGenomics.Tests.Simulation;

[TestClass]
public class LabelNoiseTests
{
    private static readonly PlantedMotifSettings Settings =
        new() { SequenceCount = 3000, SequenceLength = 60, LabelNoise = 0.15, Seed = 4 };

    [TestMethod]
    public void As_many_labels_are_flipped_as_is_said_whatever_they_are()
    {
        PlantedMotifData data = PlantedMotifSimulator.Run(Settings);
        bool[][] truth = data.Presence(), labels = data.BinaryLabels();
        foreach (bool value in new[] { false, true })
        {
            int all = 0, flipped = 0;
            for (int i = 0; i < truth.Length; i++)
            {
                for (int motif = 0; motif < truth[i].Length; motif++)
                {
                    if (truth[i][motif] != value)
                        continue;
                    all++;
                    flipped += labels[i][motif] != value ? 1 : 0;
                }
            }
            Assert.AreEqual(0.15, flipped / (double)all, 5 * Math.Sqrt(0.15 * 0.85 / all));
        }
    }

    [TestMethod]
    public void Noise_changes_neither_sequences_nor_sites()
    {
        PlantedMotifData noisy = PlantedMotifSimulator.Run(Settings), clean = PlantedMotifSimulator.Run(Settings with { LabelNoise = 0 });
        for (int i = 0; i < 50; i++)
            Assert.AreEqual(clean.Sequences.Text(i), noisy.Sequences.Text(i));
        CollectionAssert.AreEqual(clean.Sites.ToArray(), noisy.Sites.ToArray());
    }

    [TestMethod]
    public void None_flips_nothing_and_all_flips_everything()
    {
        bool[][] truth = [[true, false], [false, false], [true, true]];
        Assert.AreEqual("10 00 11", Text(LabelNoise.Flip(truth, 0, 1)));
        Assert.AreEqual("01 11 00", Text(LabelNoise.Flip(truth, 1, 1)));
        Assert.AreEqual("10 00 11", Text(truth), "the truth stays");
    }

    [TestMethod]
    public void Seed_decides_and_more_sequences_change_nothing()
    {
        bool[][] truth = [.. Enumerable.Range(0, 100).Select(_ => new bool[5])];
        string one = Text(LabelNoise.Flip(truth, 0.5, 1));
        Assert.AreEqual(one, Text(LabelNoise.Flip(truth, 0.5, 1)));
        Assert.AreNotEqual(one, Text(LabelNoise.Flip(truth, 0.5, 2)));
        Assert.StartsWith(Text(LabelNoise.Flip(truth[..40], 0.5, 1)), one);
    }

    private static string Text(bool[][] labels) =>
        string.Join(' ', labels.Select(row => string.Concat(row.Select(label => label ? '1' : '0'))));
}
