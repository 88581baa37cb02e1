using MlNetGenomics.Cli.Options;
using MlNetGenomics.Files;
using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Running;

/// <summary>What is to be trained, before the data say how long sequences are and what is predicted.</summary>
internal sealed class NetworkTemplate
{
    // What a column without a name is called where the network has no name for it either.
    private const string UnnamedTask = "label";

    private readonly ModelSource _source;

    private NetworkTemplate(ModelSource source, Network network, NetworkModel? trained)
    {
        _source = source;
        Network = network;
        Trained = trained;
    }

    /// <summary>The network as the file or the paper has it.</summary>
    public Network Network { get; }

    /// <summary>The model to train on from; null for a new one.</summary>
    public NetworkModel? Trained { get; }

    /// <summary>Name of the network.</summary>
    public string Name => Network.Name;

    /// <summary>What suits the last activation.</summary>
    public Loss DefaultLoss => OutputLoss.DefaultFor(Network);

    /// <summary>Bases that a trained model reads; null for a network that takes the data's.</summary>
    public int? Length => Trained?.Network.InputLength;

    /// <summary>Tasks that the network's layers fix; none for a published network, which takes the data's.</summary>
    public IReadOnlyList<string> FixedTasks => _source.Kind == ModelKind.Architecture ? [] : Network.Tasks;

    /// <summary>Reads what is named.</summary>
    /// <exception cref="GenomicsException">The file cannot be read, or holds no network.</exception>
    public static NetworkTemplate Open(ModelSource source)
    {
        if (source.Kind == ModelKind.Trained)
        {
            NetworkModel model = NetworkOnnx.Import(source.Text);
            return new NetworkTemplate(source, model.Network, model);
        }
        Network network = source.Kind == ModelKind.Architecture
            ? Architectures.ByName(source.Text)
            : NetworkJson.Read(source.Text);
        return new NetworkTemplate(source, network, null);
    }

    /// <summary>Fails where the labels are not as many as the network predicts.</summary>
    public void RequireTasks(LabelledSequences data, string labels)
    {
        int expected = FixedTasks.Count;
        if (expected == 0 || data.Data.Tasks == expected)
            return;
        throw new GenomicsException(
            $"{labels}: {Columns(data.Columns)}, but network {Name} predicts {Columns(FixedTasks)}");
    }

    /// <summary>Columns in words: how many, and their names.</summary>
    public static string Columns(IReadOnlyList<string> names)
    {
        const int Most = 6;
        if (names.Count == 0)
            return "one number a line";
        string shown = names.Count <= Most ? string.Join(", ", names) : $"{string.Join(", ", names.Take(Most))}, ...";
        return $"{names.Count} {(names.Count == 1 ? "column" : "columns")} ({shown})";
    }

    /// <summary>Names of what is predicted.</summary>
    public IReadOnlyList<string> TasksOf(LabelledSequences data) =>
        data.Columns.Count > 0 ? data.Columns
        : Network.Tasks.Length == 1 ? Network.Tasks
        : [UnnamedTask];

    /// <summary>The network for the data.</summary>
    /// <param name="data">The data.</param>
    /// <param name="fasta">Path of the sequences, for messages.</param>
    /// <param name="candidate">For its penalties.</param>
    /// <exception cref="GenomicsException">The layers cannot read sequences of this length.</exception>
    public Network Make(LabelledSequences data, string fasta, NetworkCandidate candidate)
    {
        int length = data.Data.Length;
        try
        {
            return Make(length, TasksOf(data), candidate);
        }
        catch (GenomicsException e)
        {
            throw new GenomicsException(
                $"{InputFile.DisplayName(fasta)}: sequences of {length} bases: {e.Message}", e);
        }
    }

    /// <summary>The network for sequences of some length and some tasks.</summary>
    /// <param name="length">Bases of a sequence.</param>
    /// <param name="tasks">Names of what is predicted.</param>
    /// <param name="candidate">For its penalties.</param>
    /// <exception cref="GenomicsException">The layers cannot read such sequences, or predict something else.</exception>
    public Network Make(int length, IReadOnlyList<string> tasks, NetworkCandidate candidate)
    {
        Network network = _source.Kind == ModelKind.Architecture
            ? Architectures.ByName(_source.Text, length, tasks)
            : Network.With(inputLength: length, tasks: tasks);
        return WeightPenalties.With(network, candidate.L1, candidate.L2);
    }
}
