using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Analysis;
using MlNetGenomics.Simulation;
using MlNetGenomics.Training;

namespace MlNetGenomics.Studies.Syntax;

/// <summary>
/// The two toys that NeuronMotif is explained with (Wei et al. 2023, doi:10.1073/pnas.2216698120, figures 2 and 3): made,
/// trained and taken apart, from nothing.
/// </summary>
/// <param name="settings">How; null for what is usual.</param>
/// <param name="progress">Told what is done next.</param>
/// <param name="cancellation">Stops early.</param>
public sealed class NeuronMotifToyStudy(
    ToyStudySettings? settings = null, IProgress<string>? progress = null, CancellationToken cancellation = default)
{
    private readonly ToyStudySettings _settings = settings ?? new ToyStudySettings();

    /// <summary>
    /// The first: one motif in one of two places a base apart, behind a pooling of two. Its output neuron has two modules.
    /// </summary>
    public ToyResult RunToy1()
    {
        _settings.Validate();
        return Run(
            NeuronMotifToys.Toy1() with { Seed = _settings.Seed },
            Architectures.NeuronMotifToy1(),
            _settings.Toy1,
            _settings.Toy1Starts);
    }

    /// <summary>The second: two copies of one motif, at a distance that varies.</summary>
    public ToyResult RunToy2()
    {
        _settings.Validate();
        return Run(
            NeuronMotifToys.Toy2() with { Seed = _settings.Seed },
            Architectures.NeuronMotifToy2(),
            _settings.Toy2,
            _settings.Toy2Starts);
    }

    /// <summary>
    /// How a module has a motif: mean correlation of the columns of more than one bit, at the place where it is greatest.
    /// </summary>
    /// <param name="module">The module.</param>
    /// <param name="motif">The motif, not wider than the module.</param>
    public static (int Start, double Correlation) Place(PositionProbabilityMatrix module, PositionProbabilityMatrix motif)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(motif);
        int[] columns = [.. Enumerable.Range(0, motif.Width).Where(i => InformationContent.OfColumn(motif[i]) > 1)];
        return Enumerable.Range(0, module.Width - motif.Width + 1)
            .Select(start => (start, columns.Average(i => MotifSimilarity.ColumnCorrelation(motif[i], module[start + i]))))
            .MaxBy(place => place.Item2);
    }

    private ToyResult Run(
        PlantedGrammarSettings planted, Network network, NetworkTrainingSettings training, int starts)
    {
        PlantedGrammarData data = PlantedGrammarSimulator.Run(planted);
        float[] labels = [.. data.BinaryLabels().Select(row => row[0] ? 1f : 0f)];
        using var set = new TrainingSet(data.Sequences, labels);
        ToyResult? best = null;
        for (int start = 1; start <= starts; start++)
        {
            progress?.Report($"{network.Name}: start {start} of {starts}, training");
            NetworkTrainingResult trained = NetworkTrainer.Train(
                network,
                set,
                null,
                training with { Seed = training.Seed + start },
                new TrainingControl { Threads = _settings.Threads, Cancellation = cancellation });
            progress?.Report($"{network.Name}: start {start} of {starts}, taking neurons apart");
            ToyResult toy = Decouple(trained, planted.Grammars[0]);
            if (best is null || BitsOf(toy) > BitsOf(best))
                best = toy;
        }
        return best!;
    }

    private ToyResult Decouple(NetworkTrainingResult trained, PlantedGrammar grammar)
    {
        Network network = trained.Model.Network;
        var layers = NetworkDecoupler.Run(
            trained.Model,
            NeuronLayer.Deepest(network),
            settings: _settings.Decoupling,
            threads: _settings.Threads,
            cancellation: cancellation);
        var analysis = NetworkAnalyzer.Analyze(network.Name, layers, null, _settings.Threads, cancellation);
        return new ToyResult(trained.Model, Loss(trained), analysis, grammar);
    }

    private static double BitsOf(ToyResult toy) =>
        toy.Output.Modules.Modules.Select(module => InformationContent.Total(module.Motif)).DefaultIfEmpty(0).First();

    private static double Loss(NetworkTrainingResult result) => result.History.Min(epoch => epoch.Validation);
}
