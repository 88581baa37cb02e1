using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks;

// The networks that NeuronMotif takes apart.
public static partial class Architectures
{
    /// <summary>
    /// Basset (Kelley et al. 2016, doi:10.1101/gr.200535.115) as NeuronMotif rebuilt it: three normalized
    /// convolutions with wide filters, two dense layers of 1,000 with dropout, a sigmoid for each of 164 cell
    /// types.
    /// </summary>
    /// <param name="inputLength">L, bases of a sequence.</param>
    /// <param name="tasks">Names of what is predicted; null for task1 to task164.</param>
    public static Network Basset(int inputLength = 600, IEnumerable<string>? tasks = null)
    {
        string[] names = Tasks(tasks, 164);
        Layer[] dense = [new Dense(1000), Relu, new Dropout(0.3)];
        return new Network(
            "basset",
            inputLength,
            [
                .. Normalized(new Convolution(300, 19)), new MaxPooling(3),
                .. Normalized(new Convolution(200, 11)), new MaxPooling(4),
                .. Normalized(new Convolution(200, 7)), new MaxPooling(4),
                new Flatten(), .. dense, .. dense, new Dense(names.Length), Sigmoid,
            ],
            names);
    }

    /// <summary>
    /// DeepSEA (Zhou and Troyanskaya 2015, doi:10.1038/nmeth.3547) as NeuronMotif rebuilt it: three
    /// convolutions of width 8 with dropout, a dense layer of 925, a sigmoid for each of 919 features. All
    /// weights have an L2 penalty of 1e-6 and a norm of .9 at most.
    /// </summary>
    /// <remarks>DeepSEA's penalty on the size of its outputs (1e-8) is left out.</remarks>
    /// <param name="inputLength">L, bases of a sequence.</param>
    /// <param name="tasks">Names of what is predicted; null for task1 to task919.</param>
    public static Network DeepSEA(int inputLength = 1000, IEnumerable<string>? tasks = null)
    {
        string[] names = Tasks(tasks, 919);
        var weights = new WeightSettings { L2 = 1e-6, MaxNorm = 0.9 };
        return new Network(
            "deepsea",
            inputLength,
            [
                Wide(320), Relu, new MaxPooling(4), new Dropout(0.2),
                Wide(480), Relu, new MaxPooling(4), new Dropout(0.2),
                Wide(960), Relu, new Dropout(0.5),
                new Flatten(), new Dense(925) { Weights = weights }, Relu,
                new Dense(names.Length) { Weights = weights }, Sigmoid,
            ],
            names);

        Convolution Wide(int filters) => new(filters, 8) { Weights = weights };
    }

    /// <summary>
    /// BD-5, on Basset's data (NeuronMotif): five normalized convolutions of width 3, pooled in pairs after each
    /// but the last, a dense layer of 1,024 with dropout .2, a sigmoid for each of 164 cell types.
    /// </summary>
    /// <param name="inputLength">L, bases of a sequence.</param>
    /// <param name="tasks">Names of what is predicted; null for task1 to task164.</param>
    public static Network BD5(int inputLength = 600, IEnumerable<string>? tasks = null)
    {
        string[] names = Tasks(tasks, 164);
        return new Network(
            "bd5",
            inputLength,
            [
                .. Pooled(64), .. Pooled(128), .. Pooled(256), .. Pooled(384), .. Normalized(new Convolution(512, 3)),
                new Flatten(), .. Normalized(new Dense(1024)), new Dropout(0.2), new Dense(names.Length), Sigmoid,
            ],
            names);

        static Layer[] Pooled(int filters) => [.. Normalized(new Convolution(filters, 3)), new MaxPooling(2)];
    }

    /// <summary>
    /// BD-10, on Basset's data (NeuronMotif): ten normalized convolutions, the first of width 7 and the others
    /// of width 3, pooled in pairs after every second but the last; dropout .2, a dense layer of 768, a sigmoid
    /// for each of 164 cell types. A neuron of the tenth convolution sees 144 bases.
    /// </summary>
    /// <param name="inputLength">L, bases of a sequence.</param>
    /// <param name="tasks">Names of what is predicted; null for task1 to task164.</param>
    public static Network BD10(int inputLength = 600, IEnumerable<string>? tasks = null)
    {
        string[] names = Tasks(tasks, 164);
        return new Network(
            "bd10",
            inputLength,
            [
                .. Pair(128, 128, firstWidth: 7), new MaxPooling(2), .. Pair(160, 160), new MaxPooling(2),
                .. Pair(256, 256), new MaxPooling(2), .. Pair(384, 384), new MaxPooling(2), .. Pair(512, 512),
                new Flatten(), new Dropout(0.2), .. Normalized(new Dense(768)), new Dense(names.Length), Sigmoid,
            ],
            names);
    }

    /// <summary>
    /// DD-10, on DeepSEA's data (NeuronMotif): ten normalized convolutions as in <see cref="BD10"/> with more
    /// filters, pooled in pairs after every second; a dense layer of 925 with dropout .2, a sigmoid for each of
    /// 919 features.
    /// </summary>
    /// <param name="inputLength">L, bases of a sequence.</param>
    /// <param name="tasks">Names of what is predicted; null for task1 to task919.</param>
    public static Network DD10(int inputLength = 1000, IEnumerable<string>? tasks = null)
    {
        string[] names = Tasks(tasks, 919);
        return new Network(
            "dd10",
            inputLength,
            [
                .. Pair(128, 128, firstWidth: 7), new MaxPooling(2), .. Pair(160, 160), new MaxPooling(2),
                .. Pair(256, 320), new MaxPooling(2), .. Pair(512, 640), new MaxPooling(2),
                .. Pair(1024, 1280), new MaxPooling(2),
                new Flatten(), .. Normalized(new Dense(925)), new Dropout(0.2), new Dense(names.Length), Sigmoid,
            ],
            names);
    }

    /// <summary>
    /// NeuronMotif's first toy: three filters of width 5, ReLU, pooled in pairs, and one sigmoid filter of width 2
    /// that sees all 8 bases, on two ZEB1-like motifs one base apart.
    /// </summary>
    /// <param name="inputLength">L, bases of a sequence; a longer one leaves more than one position at the end,
    /// and fails.</param>
    /// <param name="tasks">Names of what is predicted; null for one, "positive".</param>
    public static Network NeuronMotifToy1(int inputLength = 8, IEnumerable<string>? tasks = null)
    {
        string[] names = Tasks(tasks, "positive");
        return new Network(
            "toy1",
            inputLength,
            [new Convolution(3, 5), Relu, new MaxPooling(2), new Convolution(names.Length, 2), Sigmoid],
            names);
    }

    /// <summary>
    /// NeuronMotif's second toy: five small normalized convolutions, pooled in pairs after each but the last,
    /// whose one sigmoid filter sees all 82 bases, on two sites of one 19-bp motif.
    /// </summary>
    /// <param name="inputLength">L, bases of a sequence; a longer one leaves more than one position at the end,
    /// and fails.</param>
    /// <param name="tasks">Names of what is predicted; null for one, "positive".</param>
    public static Network NeuronMotifToy2(int inputLength = 82, IEnumerable<string>? tasks = null)
    {
        string[] names = Tasks(tasks, "positive");
        return new Network(
            "toy2",
            inputLength,
            [
                .. Pooled(5, 7), .. Pooled(5, 3), .. Pooled(6, 3), .. Pooled(6, 3),
                new Convolution(names.Length, 3), KerasNormalization, Sigmoid,
            ],
            names);

        static Layer[] Pooled(int filters, int width) =>
            [.. Normalized(new Convolution(filters, width)), new MaxPooling(2)];
    }

    private static Layer[] Pair(int first, int second, int firstWidth = 3) =>
        [.. Normalized(new Convolution(first, firstWidth)), .. Normalized(new Convolution(second, 3))];
}
