using System.Collections.Immutable;
using MlNetGenomics.Onnx.Proto;

namespace MlNetGenomics.Onnx;

/// <summary>A model whose mutants a graph is to score.</summary>
/// <param name="Proto">The model; it takes one-hot sequences, any number at a time.</param>
/// <param name="Input">Its input.</param>
/// <param name="Output">The output that is compared.</param>
/// <param name="IsByColumn">Whether it takes [N, 4, L] rather than [N, L, 4].</param>
/// <param name="Length">L.</param>
/// <param name="Tasks">Names of the numbers that it gives for a sequence.</param>
internal sealed record MutatedModel(
    ModelProto Proto,
    ValueInfoProto Input,
    ValueInfoProto Output,
    bool IsByColumn,
    int Length,
    ImmutableArray<string> Tasks)
{
    // What the operators around the model are written in: GatherElements is the youngest of them.
    private const long LeastOperatorSet = 11;

    /// <summary>Looks at a model.</summary>
    /// <exception cref="GenomicsException">Its mutants cannot be made by a graph; says why.</exception>
    public static MutatedModel Read(byte[] bytes, string file, string? outputName)
    {
        ModelProto proto = OnnxFile.Parse(bytes, file);
        OnnxModelInfo info = OnnxModelInfo.Read(bytes, file);
        OnnxSequenceInput input = OnnxSequenceInput.Of(info, file);
        if (input.Form == OnnxSequenceForm.Text)
        {
            throw new GenomicsException(
                $"{file}: the model takes text, of which a graph can make mutants only where it is read as a network; "
                + "expected one-hot Float [N, L, 4] or [N, 4, L]");
        }
        if (input.FixedBatch is { } batch)
        {
            throw new GenomicsException(
                $"{file}: the model takes {batch} sequence{(batch == 1 ? "" : "s")} at a time, expected any number: "
                + "export it with a dynamic batch");
        }
        ValueInfoProto declared = proto.Graph.Input.First(value => value.Name == input.Name);
        long version = proto.OpsetImport.FirstOrDefault(set => set.Domain is "" or "ai.onnx")?.Version ?? 0;
        if (version < LeastOperatorSet)
        {
            throw new GenomicsException(
                $"{file}: operator set {version}, expected {LeastOperatorSet} or later: export the model with that");
        }
        (ValueInfoProto output, int tasks) = FindOutput(proto, info, file, outputName);
        RequireWhole(proto.Graph, input.Name, output.Name, file);
        ImmutableArray<string> names = info.TaskNames.Count == tasks
            ? [.. info.TaskNames]
            : [.. Enumerable.Range(1, tasks).Select(task => $"task{task}")];
        return new MutatedModel(
            proto, declared, output, input.Form == OnnxSequenceForm.Columns, LengthOf(input, info, file), names);
    }

    /// <summary>The model's operators keep the meaning of their versions; those around it have it in all.</summary>
    public void UseOperatorSets(ModelProto model)
    {
        foreach (OperatorSetIdProto set in Proto.OpsetImport)
        {
            string domain = set.Domain == "ai.onnx" ? OnnxGraphBuilder.StandardDomain : set.Domain;
            if (model.OpsetImport.FirstOrDefault(known => known.Domain == domain) is { } known)
                known.Version = set.Version;
            else
                model.OpsetImport.Add(set.Clone());
        }
    }

    /// <summary>Fails where operators cannot be put around a graph because it is none that could run.</summary>
    private static void RequireWhole(GraphProto graph, string input, string output, string file)
    {
        // Sees to it that no value is made twice.
        var index = new OnnxGraphIndex(graph, file);
        if (index.MakerType(input).Length > 0)
            throw new GenomicsException($"{file}: input {input} is also made by an operator");
        if (index.MakerType(output).Length == 0)
            throw new GenomicsException($"{file}: output {output} is made by no operator");
        if (graph.Initializer.Any(constant => constant.Name.Length == 0))
            throw new GenomicsException($"{file}: a constant has no name");
    }

    private static int LengthOf(OnnxSequenceInput input, OnnxModelInfo info, string file)
    {
        if (input.Length is { } length)
            return length;
        if (!info.Metadata.ContainsKey(OnnxMetadataKeys.InputLength))
            throw new GenomicsException($"{file}: input {input.Name} has no fixed length, expected one");
        length = new OnnxMetadataReader(info.Metadata, file).PositiveInteger(OnnxMetadataKeys.InputLength);
        return length <= OnnxSequenceInput.MaximumSize
            ? length
            : throw new GenomicsException($"{file}: sequences of {length} bases are longer than any model's");
    }

    private static (ValueInfoProto Output, int Tasks) FindOutput(
        ModelProto proto, OnnxModelInfo info, string file, string? name)
    {
        OnnxValueInfo output = (name is null
            ? info.Outputs.FirstOrDefault(one => one.Name == "Score") ?? info.Outputs.FirstOrDefault()
            : info.Outputs.FirstOrDefault(one => one.Name == name)) ?? throw new GenomicsException(
                $"{file}: the model has no output {name ?? "at all"}; it has: {string.Join(", ", info.Outputs)}");
        // Sizes are claims of the file; what is larger than any real model's is none.
        if (output is not { Type: OnnxElementType.Float, Shape.Count: > 0 } ||
            !output.Shape.Skip(1).All(size => size.Size is > 0 and <= OnnxSequenceInput.MaximumSize) ||
            output.Shape.Skip(1).Aggregate((Int128)1, (all, size) => all * size.Size) is var tasks &&
            tasks > OnnxSequenceInput.MaximumSize)
        {
            throw new GenomicsException(
                $"{file}: the model gives {output}, expected Float [N, T] of a fixed number of tasks T");
        }
        return (proto.Graph.Output.First(value => value.Name == output.Name), (int)tasks);
    }
}
