using MlNetGenomics.Interpretation.Mutagenesis;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Networks;
using MlNetGenomics.Tests.Onnx;

namespace MlNetGenomics.Tests.Interpretation.Mutagenesis;

[TestClass]
public sealed class RegionMutagenesisTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_base_gets_the_mean_of_the_study_s_five_windows(bool hasFlanks)
    {
        NetworkModel model = NetworkExamples.Numbered(Architectures.ByName("sharpr"), new SplittableRandom(6));
        var scorer = new NetworkScorer(model);
        SequenceSet regions = OnnxParity.Sequences(295, 1);
        string before = hasFlanks ? OnnxParity.Sequences(140, 1).Text(0) : new string('N', 140);
        string after = hasFlanks ? OnnxParity.Sequences(141, 1).Text(0)[1..] : new string('N', 140);
        string around = before + regions.Text(0) + after;
        var sums = new double[295, 4];
        var counts = new int[295];
        for (int start = -116; start <= 290; start += 29)
        {
            // The window in the middle of what the network reads, as the middle tile is; each mutant by itself.
            string input = new string('N', 75) + around.Substring(140 + start, 145) + new string('N', 75);
            int[] positions = [.. Enumerable.Range(start, 145).Where(position => position is >= 0 and < 295)];
            string[] mutants =
            [
                .. from position in positions
                   let at = 75 + position - start
                   from letter in "ACGT"
                   select input[..at] + letter + input[(at + 1)..]
            ];
            float[] original = scorer.Predict(SequenceSet.FromStrings([input]));
            float[] scores = scorer.Predict(SequenceSet.FromStrings(mutants));
            for (int i = 0; i < positions.Length; i++)
            {
                counts[positions[i]]++;
                for (int task = 0; task < 4; task++)
                {
                    double best = 0;
                    for (int letter = 0; letter < 4; letter++)
                    {
                        double score = original[task] - scores[(4 * i + letter) * 4 + task];
                        best = Math.Abs(score) > Math.Abs(best) ? score : best;
                    }
                    sums[positions[i], task] += best;
                }
            }
        }
        Assert.IsTrue(counts.All(count => count == 5));

        var regional = new RegionMutagenesis(new InSilicoMutagenesis(scorer), new RegionWindowSettings { Length = 145 });
        Assert.AreEqual(29, regional.Step);
        Assert.AreEqual(75, regional.Start);
        RegionFlanks[]? flanks = hasFlanks ? [new RegionFlanks(Codes(before), Codes(after))] : null;
        RegionMutagenesisResult result = regional.Run(regions, flanks);
        double greatest = sums.Cast<double>().Max(Math.Abs) / 5;
        for (int task = 0; task < 4; task++)
        {
            for (int position = 0; position < 295; position++)
                Assert.AreEqual(sums[position, task] / 5, result.Profile(0, task).Importance[position], 1e-4 * greatest, $"{task}, {position}");
        }
    }

    [TestMethod]
    public void Regions_of_any_lengths_give_the_means_of_a_linear_network_s_weights()
    {
        // Windows of 4, 2 apart, at bases 1 to 4 of 6: base i lies once in each half of a window, at i mod 2 and 2 later.
        var network = new Network("linear", 6, [new Flatten(), new Dense(1)], ["t"]);
        float[] weights = [.. Enumerable.Range(0, 24).Select(i => (float)((i * 7 + 3) % 11))];
        var scorer = new NetworkScorer(new NetworkModel(network, [.. weights, 0.5f]));
        var settings = new RegionWindowSettings { Length = 4, Step = 2, Start = 1 };
        var regional = new RegionMutagenesis(new InSilicoMutagenesis(scorer), settings);
        SequenceSet regions = SequenceSet.FromStrings(["ACGTTGA", "CC", "GATTACAGATTACA", "TG"]);
        RegionMutagenesisResult result = regional.Run(regions);
        for (int region = 0; region < regions.Count; region++)
        {
            MutagenesisProfile profile = result.Profile(region);
            Assert.HasCount(regions[region].Length, profile.Importance);
            for (int position = 0; position < regions[region].Length; position++)
            {
                int own = regions[region][position];
                double importance = 0;
                var scores = new double[4];
                foreach (int place in new[] { position % 2, position % 2 + 2 })
                {
                    double[] here = [.. Enumerable.Range(0, 4).Select(code => (double)weights[(1 + place) * 4 + own] - weights[(1 + place) * 4 + code])];
                    importance += here.MaxBy(Math.Abs) / 2;
                    for (int code = 0; code < 4; code++)
                        scores[code] += here[code] / 2;
                }
                Assert.AreEqual(Math.Abs(importance), Math.Abs(profile.Importance[position]), 1e-5);
                for (int code = 0; code < 4; code++)
                    Assert.AreEqual(scores[code], profile.Scores[position * 4 + code], 1e-5);
            }
        }
    }

    [TestMethod]
    public void Flanks_are_read_on_the_region_s_strand()
    {
        using var folder = new TemporaryFolder();
        using IndexedFasta genome = IndexedFasta.Open(folder.Write("genome.fa", ">chr1\nAACCG\nTTTGA\nC\n"));
        // AACC GTTT GAC
        RegionFlanks forward = RegionFlanks.Read(genome, "chr1:4-8", Dna.Encode("GTTT"), 3, out int none);
        Assert.AreEqual("ACC GAC", $"{Dna.Decode(forward.Before)} {Dna.Decode(forward.After)}");
        Assert.AreEqual(-1, none);
        RegionFlanks reverse = RegionFlanks.Read(genome, "chr1:4-8(-)", Dna.Encode("AAAC"), 9, out none);
        Assert.AreEqual("GTC GGTT", $"{Dna.Decode(reverse.Before)} {Dna.Decode(reverse.After)}");
        Assert.AreEqual(-1, none);
        RegionFlanks.Read(genome, "chr1:4-8", Dna.Encode("GNTA"), 3, out int difference);
        Assert.AreEqual(3, difference);
        Assert.Contains("ends before", Assert.ThrowsExactly<GenomicsException>(
            () => RegionFlanks.Read(genome, "chr1:8-12", Dna.Encode("GACA"), 3, out _)).Message);
        Assert.Contains("no sequence chr2; did you mean 'chr1'?", Assert.ThrowsExactly<GenomicsException>(
            () => RegionFlanks.Read(genome, "chr2:4-8", Dna.Encode("GTTT"), 3, out _)).Message);
    }

    [TestMethod]
    [DataRow("windows of 21 bases from base 1 on do not fit the 20", 21, null, null)]
    [DataRow("windows of 10 bases from base 12 on do not fit the 20", 10, null, 11)]
    [DataRow("windows of 12 bases: are not a multiple of 5", 12, null, null)]
    [DataRow("windows of 10 bases, 3 apart", 10, 3, null)]
    public void Windows_that_do_not_fit_are_named(string expected, int length, int? step, int? start)
    {
        var mutagenesis = new InSilicoMutagenesis(new NetworkScorer(NetworkExamples.Model("plain")));
        Assert.Contains(expected, Assert.ThrowsExactly<GenomicsException>(() => new RegionMutagenesis(
            mutagenesis, new RegionWindowSettings { Length = length, Step = step, Start = start })).Message);
    }

    private static byte[] Codes(string letters) => Dna.Encode(letters);
}
