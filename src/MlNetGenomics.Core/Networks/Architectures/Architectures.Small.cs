using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks;

public static partial class Architectures
{
    /// <summary>
    /// Basset's three convolutions and pools with a fifth of its filters and one dense layer, for thousands rather than
    /// millions of sequences; padded, so that short sequences pass all pools. The sizes are ours.
    /// </summary>
    /// <param name="inputLength">L, bases of a sequence.</param>
    /// <param name="tasks">Names of what is predicted; null for task1.</param>
    public static Network BassetLike(int inputLength = 200, IEnumerable<string>? tasks = null)
    {
        string[] names = Tasks(tasks, 1);
        return new Network(
            "basset-like",
            inputLength,
            [
                .. Block(60, 19, 3), .. Block(40, 11, 4), .. Block(40, 7, 4),
                new Flatten(), .. Normalized(new Dense(200)), new Dropout(0.3), new Dense(names.Length), Sigmoid,
            ],
            names);

        static Layer[] Block(int filters, int width, int pool) =>
            [.. Normalized(new Convolution(filters, width) { Padding = Padding.Same }), new MaxPooling(pool)];
    }

    /// <summary>
    /// DeepSTARR's four short convolutions, each with a pool of 2, with fewer filters and smaller dense layers, for thousands
    /// rather than hundreds of thousands of sequences. The sizes are ours.
    /// </summary>
    /// <param name="inputLength">L, bases of a sequence.</param>
    /// <param name="tasks">Names of what is predicted; null for task1.</param>
    public static Network DeepStarrLike(int inputLength = 200, IEnumerable<string>? tasks = null)
    {
        string[] names = Tasks(tasks, 1);
        Layer[] dense = [.. Normalized(new Dense(64)), new Dropout(0.4)];
        return new Network(
            "deepstarr-like",
            inputLength,
            [
                .. Block(64, 7), .. Block(32, 3), .. Block(32, 5), .. Block(48, 3),
                new Flatten(), .. dense, .. dense, new Dense(names.Length),
            ],
            names);

        static Layer[] Block(int filters, int width) =>
            [.. Normalized(new Convolution(filters, width) { Padding = Padding.Same }), new MaxPooling(2)];
    }
}
