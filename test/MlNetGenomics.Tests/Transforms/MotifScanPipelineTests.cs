using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Motifs;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Motifs.Comparison;
using MlNetGenomics.Transforms;

namespace MlNetGenomics.Tests.Transforms;

/// <summary>Best scores of motifs as features of ML.NET's own trainers.</summary>
[TestClass]
public sealed class MotifScanPipelineTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    public void Trees_on_motif_scores_tell_which_sequences_hold_two_motifs()
    {
        PositionProbabilityMatrix[] motifs =
        [
            IupacMotif.Parse("TGACTCAT", 0.97, name: "AP-1"), IupacMotif.Parse("CCGGAAGT", 0.97, name: "ETS"),
            .. RandomMotifs.Make(10, 7, 12, seed: 4),
        ];
        IDataView data = _context.Data.LoadFromEnumerable(Sites(1200, seed: 1));
        Bound[] unseen = Sites(400, seed: 2);
        IDataView test = _context.Data.LoadFromEnumerable(unseen);
        var pipeline = _context.Transforms.ScanMotifs("Features", "Sequence", motifs)
            .Append(_context.BinaryClassification.Trainers.FastTree("IsBound", numberOfTrees: 30));
        ITransformer model = pipeline.Fit(data);
        // Both motifs make a site, one of them does not: no single score tells.
        CalibratedBinaryClassificationMetrics metrics =
            _context.BinaryClassification.Evaluate(model.Transform(test), "IsBound");
        Assert.IsGreaterThan(0.95, metrics.AreaUnderRocCurve);

        using var stream = new MemoryStream();
        _context.Model.Save(model, data.Schema, stream);
        stream.Position = 0;
        ITransformer loaded = new MLContext().Model.Load(stream, out _);
        ITransformer fast = _context.Genomics().Accelerate(loaded);
        Assert.IsInstanceOfType<MotifScanTransformer>(((TransformerChain<ITransformer>)fast).First());
        float[] expected = [.. model.Transform(test).GetColumn<float>("Probability")];
        CollectionAssert.AreEqual(expected, loaded.Transform(test).GetColumn<float>("Probability").ToArray(), new Near());
        CollectionAssert.AreEqual(expected, fast.Transform(test).GetColumn<float>("Probability").ToArray(), new Near());
        foreach (ITransformer each in new[] { model, loaded, fast })
        {
            using var engine = _context.Model.CreatePredictionEngine<Bound, Predicted>(each);
            for (int i = 0; i < 50; i++)
            {
                Predicted predicted = engine.Predict(unseen[i]);
                Assert.AreEqual(expected[i], predicted.Probability, 1e-5f);
                Assert.AreEqual(expected[i] > 0.5, predicted.PredictedLabel);
            }
        }
        (loaded as IDisposable)?.Dispose();
    }

    /// <summary>Sequences of several lengths with none, one or both of two motifs; bound where both are.</summary>
    private static Bound[] Sites(int count, long seed)
    {
        var random = new SplittableRandom(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            char[] bases = [.. Enumerable.Range(0, 60 + random.NextInt(60)).Select(_ => "ACGT"[random.NextInt(4)])];
            int kind = i % 4;
            if (kind is 0 or 1)
                Plant("TGACTCAT", 0);
            if (kind is 0 or 2)
                Plant("CCGGAAGT", bases.Length / 2);
            return new Bound { Sequence = new string(bases), IsBound = kind == 0 };

            void Plant(string site, int first) =>
                site.CopyTo(bases.AsSpan(first + random.NextInt(bases.Length / 2 - site.Length)));
        })];
    }

    private sealed class Near : System.Collections.IComparer
    {
        public int Compare(object? x, object? y) => Math.Abs((float)x! - (float)y!) < 1e-5f ? 0 : 1;
    }

    private sealed class Bound
    {
        public string Sequence { get; set; } = "";

        public bool IsBound { get; set; }
    }

    private sealed class Predicted
    {
        public float Probability { get; set; }

        public bool PredictedLabel { get; set; }
    }
}
