using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Trainers;

/// <summary>Sequences in which each of two motifs is planted or not, with labels in every form.</summary>
public sealed class PlantedTasks
{
    public const int Length = 30;
    public const int Tasks = 2;

    private static readonly string[] Motifs = ["TGACTCA", "CCGGAAG"];

    public string Name { get; set; } = "";

    public string Sequence { get; set; } = "";

    /// <summary>3 where the first motif is, with some noise.</summary>
    public float Activity { get; set; }

    public bool IsBound { get; set; }

    public float Bound { get; set; }

    public float OtherBound { get; set; }

    [VectorType(Tasks)]
    public float[] Both { get; set; } = [];

    public float Weight { get; set; }

    public static IDataView Data(MLContext context, int count) => context.Data.LoadFromEnumerable(Rows(count));

    public static PlantedTasks[] Rows(int count)
    {
        var random = new SplittableRandom(5);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            char[] bases = [.. Enumerable.Range(0, Length).Select(_ => "ACGT"[random.NextInt(4)])];
            bool[] isPlanted = [random.NextInt(2) == 0, random.NextInt(2) == 0];
            // The first half for one motif, the second for the other.
            for (int motif = 0; motif < Tasks; motif++)
            {
                if (isPlanted[motif])
                    Motifs[motif].CopyTo(bases.AsSpan(motif * Length / 2 + random.NextInt(Length / 2 - 7)));
            }
            float[] labels = [.. isPlanted.Select(planted => planted ? 1f : 0)];
            return new PlantedTasks
            {
                Name = $"name{i}",
                Sequence = new string(bases),
                Activity = 3 * labels[0] + (float)(0.1 * random.NextGaussian()),
                IsBound = isPlanted[0],
                Bound = labels[0],
                OtherBound = labels[1],
                Both = labels,
                Weight = 1 + i % 3,
            };
        })];
    }
}
