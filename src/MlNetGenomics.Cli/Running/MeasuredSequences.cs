using System.CommandLine;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Running;

/// <summary>Sequences of a MuSeAM model's length with what was measured of them.</summary>
/// <param name="Sequences">The sequences.</param>
/// <param name="Measured">One value a sequence, on the scale of the model's predictions.</param>
/// <param name="Transform">What was done to the labels.</param>
internal sealed record MeasuredSequences(SequenceSet Sequences, float[] Measured, LabelTransform Transform)
{
    /// <summary>Reads both.</summary>
    public static MeasuredSequences Read(
        ParseResult parsed, CommandRun run, MuseamModel model, SequenceOptions sequenceOptions, LabelOptions labelOptions)
    {
        SequenceSet sequences = sequenceOptions.Read(parsed, run);
        MuseamModelOption.RequireLength(sequences, model, parsed.GetValue(sequenceOptions.Fasta)!);
        LabelTransform transform = labelOptions.TransformOf(parsed) ?? model.LabelTransform;
        float[] labels = labelOptions.Read(parsed, sequences, transform, run);
        return new MeasuredSequences(sequences, Labels.Transform(labels, sequences, transform), transform);
    }
}
