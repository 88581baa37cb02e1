using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Tests.Trainers;

namespace MlNetGenomics.Tests.Samples;

/// <summary>Pipelines that ML.NET has saved, made once for all tests of the service.</summary>
internal static class ServedPipelines
{
    private static readonly TemporaryFolder Folder = NewFolder();

    private static readonly Lazy<string> LazyTasks = new(() => Save("tasks.zip", context => context.Genomics().Trainers
        .ConvolutionalNetwork(SmallNetwork.Options(
            SmallNetwork.Of(ActivationFunction.Linear, "first", "second"), options => options.LabelColumnName = "Both"))));

    private static readonly Lazy<string> LazyClasses = new(() => Save("classes.zip", context => context.BinaryClassification.Trainers
        .ConvolutionalNetwork(SmallNetwork.Options(
            SmallNetwork.Of(ActivationFunction.Sigmoid, "bound"), options => options.LabelColumnName = "IsBound"))));

    private static readonly Lazy<string> LazyTrees = new(() => Save("trees.zip", context => context.Transforms
        .ScanMotifs("Features", "Sequence", Folder.Write("motifs.meme", """
            MEME version 4
            ALPHABET= ACGT
            MOTIF TGAC
            letter-probability matrix: alength= 4 w= 4 nsites= 20
            0.01 0.01 0.01 0.97
            0.01 0.01 0.97 0.01
            0.97 0.01 0.01 0.01
            0.01 0.97 0.01 0.01
            """))
        .Append(context.Regression.Trainers.FastTree("Activity", numberOfTrees: 5))));

    /// <summary>Predicts two tasks.</summary>
    public static string Tasks => LazyTasks.Value;

    /// <summary>Predicts a probability.</summary>
    public static string Classes => LazyClasses.Value;

    /// <summary>Trees on a motif of four bases: no network, and sequences of any length.</summary>
    public static string Trees => LazyTrees.Value;

    /// <summary>Sequences that the models take.</summary>
    public static string[] Sequences(int count) => [.. PlantedTasks.Rows(count).Select(row => row.Sequence)];

    /// <summary>What ML.NET itself says of sequences, without our engine.</summary>
    public static T[] Predict<T>(string model, string column, params IEnumerable<string> sequences)
    {
        var context = new MLContext();
        IDataView rows = context.Data.LoadFromEnumerable(sequences.Select(text => new PlantedTasks { Sequence = text, Both = [0, 0] }));
        return [.. context.Model.Load(model, out _).Transform(rows).GetColumn<T>(column)];
    }

    /// <summary>A folder that is there as long as any test may need it.</summary>
    private static TemporaryFolder NewFolder()
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        return folder;
    }

    private static string Save<T>(string name, Func<MLContext, IEstimator<T>> pipeline)
        where T : class, ITransformer
    {
        var context = new MLContext(1);
        IDataView data = PlantedTasks.Data(context, 200);
        context.Model.Save(pipeline(context).Fit(data), data.Schema, Folder.File(name));
        return Folder.File(name);
    }
}
