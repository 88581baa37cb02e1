using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Kernels;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Networks.MuSeAM;

[TestClass]
public sealed class LookupConvolutionTests
{
    private const int Lanes = LookupConvolution.BlockWidth;

    [TestMethod]
    public void Tables_give_the_convolution_of_its_definition_for_every_width_and_length()
    {
        Prop.ForAll(
            Gen.Choose(1, 26).ToArbitrary(),
            Gen.Choose(0, 60).ToArbitrary(),
            Gen.Choose(0, 1_000_000).ToArbitrary(),
            (width, more, seed) => Matches<Lanes256>(width, width + more, seed) && Matches<Lanes512>(width, width + more, seed))
            .QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void The_first_of_equal_windows_is_the_site_and_only_scores_above_the_start_count()
    {
        float[] weights = new float[4 * Lanes];
        weights[Dna.C * Lanes] = 2;
        weights[Dna.C * Lanes + 1] = -2;
        var table = new float[LookupConvolution.TableSize(1)];
        LookupConvolution.FillTable<Lanes512>(weights, 1, unknownBases: false, table);
        var rows = new LookupRows(SequenceSet.FromStrings(["ACCA"]), bothStrands: false);
        var best = new float[Lanes];
        int[] window = [.. Enumerable.Repeat(-1, Lanes)];
        LookupConvolution.Maximum<Lanes512>(table, 1, rows.Rows(0, 0), 10, best, window);
        Assert.AreEqual(2, best[0]);
        Assert.AreEqual(11, window[0]);
        Assert.AreEqual(0, best[1]);
        Assert.AreEqual(-1, window[1]);
    }

    private static bool Matches<TLanes>(int width, int length, int seed)
        where TLanes : struct, ILanes<TLanes>
    {
        var random = new SplittableRandom(seed);
        float[] weights = [.. Enumerable.Range(0, width * 4 * Lanes).Select(_ => (float)random.NextGaussian())];
        SequenceSet sequences = NaiveMuseam.RandomSequences(random, 1, length, unknown: 0.1);
        var rows = new LookupRows(sequences, bothStrands: false);
        var table = new float[LookupConvolution.TableSize(width)];
        LookupConvolution.FillTable<TLanes>(weights, width, rows.HasUnknownBases, table);
        float[] best = [.. Enumerable.Repeat(-1000f, Lanes)];
        var window = new int[Lanes];
        LookupConvolution.Maximum<TLanes>(table, width, rows.Rows(0, 0), 0, best, window);
        for (int lane = 0; lane < Lanes; lane++)
        {
            double[] track = Track(weights, width, sequences[0], lane);
            if (Math.Abs(track.Max() - best[lane]) > 1e-5 * width || track.Max() - track[window[lane]] > 1e-5 * width)
                return false;
        }
        return true;
    }

    private static double[] Track(float[] weights, int width, ReadOnlySpan<byte> codes, int lane)
    {
        var track = new double[codes.Length - width + 1];
        for (int i = 0; i < track.Length; i++)
        {
            for (int w = 0; w < width; w++)
                track[i] += codes[i + w] == Dna.N ? 0 : weights[(w * 4 + codes[i + w]) * Lanes + lane];
        }
        return track;
    }
}
