using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks;

/// <summary>
/// The published networks, each with its paper's sizes, penalties and start, and two smaller ones like them. Input length and
/// tasks may be others; the last layer then has as many units as there are tasks.
/// </summary>
/// <remarks>
/// Where a paper does not say how a batch normalization is set, it is as in its program: those written in
/// Keras leave a momentum of .99 and an epsilon of .001 as they are.
/// </remarks>
public static partial class Architectures
{
    private static readonly BatchNormalization KerasNormalization = new() { Momentum = 0.99, Epsilon = 1e-3 };

    /// <summary>Names of all architectures, as <see cref="ByName"/> takes them; each is its network's name.</summary>
    public static IReadOnlyList<string> Names => [.. All().Select(one => one.Name)];

    /// <summary>Makes an architecture by its name, in either case.</summary>
    /// <param name="name">One of <see cref="Names"/>, or a name that <see cref="KooEddy"/> takes after koo:.</param>
    /// <param name="inputLength">L, bases of a sequence; null for the paper's.</param>
    /// <param name="tasks">Names of what is predicted; null for the paper's.</param>
    /// <exception cref="GenomicsException">There is no such name (lists those there are), or the layers do not
    /// fit the length.</exception>
    public static Network ByName(string name, int? inputLength = null, IEnumerable<string>? tasks = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.StartsWith(KooEddyPrefix, StringComparison.OrdinalIgnoreCase)
            && name.EndsWith(ExponentialSuffix, StringComparison.OrdinalIgnoreCase))
        {
            return KooEddy(name[KooEddyPrefix.Length..], tasks: tasks).With(inputLength: inputLength);
        }
        foreach ((string known, Func<IEnumerable<string>?, Network> make) in All())
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase))
                return make(tasks).With(inputLength: inputLength);
        }
        throw new GenomicsException(
            $"'{name}' is not the name of an architecture{NearestName.Advise(name, Names)}");
    }

    // A method, as fields of a class in several files are set in no fixed order.
    private static (string Name, Func<IEnumerable<string>?, Network> Make)[] All() =>
    [
        ("museam", tasks => MuSeAM(tasks: tasks)),
        ("sharpr", tasks => SharprMpra(tasks: tasks)),
        ("mpra-dragonn", tasks => MpraDragoNN(tasks: tasks)),
        .. KooEddyNames.Select(name => (KooEddyPrefix + name, KooEddyMaker(name))),
        ("basset", tasks => Basset(tasks: tasks)),
        ("deepsea", tasks => DeepSEA(tasks: tasks)),
        ("bd5", tasks => BD5(tasks: tasks)),
        ("bd10", tasks => BD10(tasks: tasks)),
        ("dd10", tasks => DD10(tasks: tasks)),
        ("deepstarr", tasks => DeepStarr(tasks: tasks)),
        ("basset-like", tasks => BassetLike(tasks: tasks)),
        ("deepstarr-like", tasks => DeepStarrLike(tasks: tasks)),
        ("toy1", tasks => NeuronMotifToy1(tasks: tasks)),
        ("toy2", tasks => NeuronMotifToy2(tasks: tasks)),
    ];

    private static Func<IEnumerable<string>?, Network> KooEddyMaker(string name) =>
        tasks => KooEddy(name, tasks: tasks);

    private static string[] Tasks(IEnumerable<string>? tasks, params ReadOnlySpan<string> otherwise) =>
        tasks is null ? otherwise.ToArray() : [.. tasks];

    /// <summary>task1, task2, ... where nothing else is given.</summary>
    private static string[] Tasks(IEnumerable<string>? tasks, int count) =>
        tasks is null ? [.. Enumerable.Range(1, count).Select(number => $"task{number}")] : [.. tasks];

    private static Activation Relu => new(ActivationFunction.Relu);

    private static Activation Sigmoid => new(ActivationFunction.Sigmoid);

    /// <summary>A layer, batch-normalized as Keras does, and rectified.</summary>
    private static Layer[] Normalized(Layer layer) => [layer, KerasNormalization, Relu];
}
