using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Variants;

namespace MlNetGenomics.Cli.Scoring;

/// <summary>Trained models as what predicts for alleles, or for sequences of a length.</summary>
internal static class AlleleScorers
{
    /// <summary>Takes a model.</summary>
    /// <param name="scorer">The model.</param>
    /// <param name="length">Bases of a sequence that are asked for; null for the model's own.</param>
    /// <param name="threads">Number of threads; 0 for one a processor.</param>
    /// <param name="file">The model's file, for messages.</param>
    /// <exception cref="GenomicsException">The model has another length, or none and none is asked for.</exception>
    public static IAlleleScorer Of(SequenceScorer scorer, int? length, int threads, string file)
    {
        if (scorer is MuseamManagedScorer museam)
            return new MuseamAlleleScorer(OfLength(museam.Model, length, file), threads);
        int own = LengthOf(scorer, length, file);
        return new SequenceAlleleScorer(TasksOf(scorer, own), own, scorer.Score);
    }

    /// <summary>Scores sequences of a length: its tasks, their length, and predictions, [sequences x tasks].</summary>
    /// <param name="scorer">The model.</param>
    /// <param name="length">Bases of a sequence that are asked for; null for the model's own.</param>
    /// <param name="threads">Number of threads; 0 for one a processor.</param>
    /// <param name="file">The model's file, for messages.</param>
    /// <exception cref="GenomicsException">The model has another length, or none and none is asked for.</exception>
    public static (IReadOnlyList<string> Tasks, int Length, Func<SequenceSet, CancellationToken, float[]> Score) OfSequences(
        SequenceScorer scorer, int? length, int threads, string file)
    {
        if (scorer is MuseamManagedScorer museam)
        {
            var own = new MuseamScorer(OfLength(museam.Model, length, file));
            return ([own.Model.TaskName], own.Model.SequenceLength, (set, cancellation) => own.Predict(set, threads, cancellation));
        }
        int bases = LengthOf(scorer, length, file);
        return (TasksOf(scorer, bases), bases, scorer.Score);
    }

    /// <summary>Bases of the sequences that a model scores.</summary>
    /// <exception cref="GenomicsException">The model has another length than the one asked for, or none is.</exception>
    private static int LengthOf(SequenceScorer scorer, int? length, string file) => (scorer.SequenceLength, length) switch
    {
        (null, null) => throw new GenomicsException($"{file}: the model takes sequences of any length; say which with --length"),
        (null, { } asked) => asked,
        ({ } own, null) => own,
        ({ } own, { } asked) when own == asked => own,
        ({ } own, { } asked) => throw new GenomicsException($"--length {asked}: {file} is for sequences of {own} bases"),
    };

    /// <summary>A MuSeAM model for sequences of another length.</summary>
    /// <exception cref="GenomicsException">They are shorter than its kernels.</exception>
    private static MuseamModel OfLength(MuseamModel model, int? length, string file)
    {
        if (length is not { } asked || asked == model.SequenceLength)
            return model;
        return asked >= model.KernelWidth
            ? model.WithSequenceLength(asked)
            : throw new GenomicsException($"--length {asked}: the kernels of {file} have {model.KernelWidth} positions");
    }

    // How much a model gives, ONNX Runtime tells by giving it.
    private static IReadOnlyList<string> TasksOf(SequenceScorer scorer, int length)
    {
        var unknown = new byte[length];
        Array.Fill(unknown, Dna.N);
        var builder = new SequenceSetBuilder();
        builder.Add("N", unknown);
        return scorer.ColumnNames(scorer.Score(builder.Build(), default).Length);
    }
}
