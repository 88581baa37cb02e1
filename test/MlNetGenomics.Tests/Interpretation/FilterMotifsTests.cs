using MlNetGenomics.Interpretation;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Interpretation;

[TestClass]
public sealed class FilterMotifsTests
{
    [TestMethod]
    public void A_filter_s_motif_is_made_of_the_best_windows_above_the_threshold()
    {
        // One filter that counts matches with ACG: 3 where it stands, 2 is 67 % of that and too little.
        NetworkScorer scorer = Matcher("ACG", 8, Padding.Valid);
        SequenceSet sequences = SequenceSet.FromStrings(["TTACGTTT", "TTTTTACG", "TTTACTTT", "ACGACGTT"]);
        FilterMotif motif = FilterMotifs.Find(scorer, sequences).Single();
        Assert.AreEqual(3f, motif.Maximum);
        Assert.AreEqual(3, motif.SiteCount);
        Assert.AreEqual(3, motif.Motif!.Width);
        for (int i = 0; i < 3; i++)
            Assert.AreEqual(1, motif.Motif[i, Dna.CodeOf("ACG"[i])], 1e-12);
    }

    [TestMethod]
    public void The_program_s_rule_weighs_every_window_by_its_activation()
    {
        NetworkScorer scorer = Matcher("ACG", 7, Padding.Valid);
        // ACG scores 3 and ACT 2, both above half of 3; the third column is 3 : 2.
        FilterMotif motif = FilterMotifs.Find(
            scorer, SequenceSet.FromStrings(["ACGTACT"]), settings: FilterMotifSettings.Program).Single();
        Assert.AreEqual(2, motif.SiteCount);
        Assert.AreEqual(0.6, motif.Motif![2, Dna.G], 1e-6);
        Assert.AreEqual(0.4, motif.Motif[2, Dna.T], 1e-6);
    }

    [TestMethod]
    public void Windows_that_run_over_an_end_are_left_out()
    {
        // With padding, CG at the very start is the best there is, but A is not there to be seen.
        NetworkScorer scorer = Matcher("ACG", 6, Padding.Same);
        FilterMotif motif = FilterMotifs.Find(scorer, SequenceSet.FromStrings(["CGTTTT"])).Single();
        Assert.AreEqual(0, motif.SiteCount);
        Assert.IsNull(motif.Motif);
        motif = FilterMotifs.Find(scorer, SequenceSet.FromStrings(["ACGTTT"])).Single();
        Assert.AreEqual(1, motif.SiteCount);
        Assert.AreEqual(1, motif.Motif![0, Dna.A], 1e-12);
    }

    [TestMethod]
    public void A_dead_filter_has_no_motif()
    {
        NetworkScorer scorer = Matcher("ACG", 6, Padding.Valid, bias: -10);
        FilterMotif motif = FilterMotifs.Find(scorer, SequenceSet.FromStrings(["ACGTTT"])).Single();
        Assert.IsNull(motif.Motif);
        Assert.AreEqual(0f, motif.Maximum);
    }

    [TestMethod]
    public void Deeper_layers_are_read_at_their_receptive_field()
    {
        var network = new Network(
            "deep", 12,
            [
                new Convolution(1, 3) { Name = "first", Bias = false }, new MaxPooling(2),
                new Convolution(1, 2) { Name = "second", Bias = false }, new GlobalMaxPooling(),
            ],
            ["t"]);
        var values = new float[network.ParameterCount];
        SetWeights(network, values, "first", "ACG");
        values[^2] = values[^1] = 1;
        var scorer = new NetworkScorer(new NetworkModel(network, values));
        // The pooled pairs (0, 1) and (2, 3) both hold a match; together they see 3 + 1 + 2 bases from the first on.
        FilterMotif motif = FilterMotifs.Find(
            scorer, SequenceSet.FromStrings(["ACGACGTTTTTT"]), "second").Single();
        Assert.AreEqual(6, motif.Motif!.Width);
        Assert.AreEqual(6f, motif.Maximum);
        string consensus = new([.. Enumerable.Range(0, 6).Select(
            i => Dna.Letters[Enumerable.Range(0, 4).MaxBy(b => motif.Motif[i, b])])]);
        Assert.AreEqual("ACGACG", consensus);
    }

    [TestMethod]
    public void Clipping_keeps_a_margin_of_columns()
    {
        double[] flat = [0.25, 0.25, 0.25, 0.25];
        double[] sharp = [1, 0, 0, 0];
        var motif = new MlNetGenomics.Motifs.PositionProbabilityMatrix(
            "m", [.. flat, .. flat, .. flat, .. flat, .. sharp, .. flat, .. sharp, .. flat]);
        Assert.AreEqual(7, MotifClipping.Clip(motif, 0.5, 3)!.Width);
        Assert.AreEqual(3, MotifClipping.Clip(motif, 0.5, 0)!.Width);
        Assert.IsNull(MotifClipping.Clip(motif, 2, 3));
    }

    [TestMethod]
    public void Networks_and_layers_without_windows_are_refused()
    {
        var network = new Network("dense", 4, [new Flatten(), new Dense(1)], ["t"]);
        StringAssert.Contains(
            Assert.ThrowsExactly<GenomicsException>(() => FilterMotifs.DefaultLayer(network)).Message,
            "has no convolution");
        NetworkScorer scorer = Matcher("ACG", 6, Padding.Valid);
        StringAssert.Contains(
            Assert.ThrowsExactly<GenomicsException>(() => FilterMotifs.Find(
                scorer, SequenceSet.FromStrings(["ACGTTT"]), "globalMaxPooling1")).Message,
            "not a window of it");
    }

    private static NetworkScorer Matcher(string word, int length, Padding padding, float bias = 0)
    {
        var network = new Network(
            "matcher", length,
            [
                new Convolution(1, word.Length) { Name = "first", Padding = padding },
                new Activation(ActivationFunction.Relu), new GlobalMaxPooling(),
            ],
            ["t"]);
        var values = new float[network.ParameterCount];
        SetWeights(network, values, "first", word);
        values[^1] = bias;
        return new NetworkScorer(new NetworkModel(network, values));
    }

    private static void SetWeights(Network network, float[] values, string layer, string word)
    {
        int start = network.Step(layer).Parameters[0].Start;
        for (int i = 0; i < word.Length; i++)
            values[start + i * 4 + Dna.CodeOf(word[i])] = 1;
    }
}
