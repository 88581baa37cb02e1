using Microsoft.ML;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Trainers;

/// <summary>Sequences whose label says how often a motif was planted, and columns to pass through.</summary>
public sealed class PlantedMotif
{
    public const int Length = 40;

    private const string Motif = "TGACTCA";

    public string Name { get; set; } = "";

    public string Sequence { get; set; } = "";

    public float Label { get; set; }

    public static IDataView Data(MLContext context, int count) => context.Data.LoadFromEnumerable(Rows(count));

    public static PlantedMotif[] Rows(int count)
    {
        var random = new SplittableRandom(11);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            char[] bases = [.. Enumerable.Range(0, Length).Select(_ => "ACGT"[random.NextInt(4)])];
            bool isPlanted = i % 2 == 0;
            if (isPlanted)
                Motif.CopyTo(bases.AsSpan(random.NextInt(Length - Motif.Length)));
            return new PlantedMotif
            {
                Name = $"name{i}",
                Sequence = new string(bases),
                Label = (isPlanted ? 3 : 0) + (float)(0.1 * random.NextGaussian()),
            };
        })];
    }
}
