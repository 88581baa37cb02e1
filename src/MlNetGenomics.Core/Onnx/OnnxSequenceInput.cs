using Microsoft.ML.OnnxRuntime;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Onnx;

/// <summary>The input of a model that takes sequences: its form, and batches of sequences in that form.</summary>
internal sealed class OnnxSequenceInput
{
    /// <summary>
    /// Sequences of a batch, or bases of one, at most: sizes are claims of the file, memory is taken by them.
    /// </summary>
    public const int MaximumSize = 1 << 20;

    private readonly bool _isVector;

    private OnnxSequenceInput(string name, OnnxSequenceForm form, long batch, long length, bool isVector)
    {
        Name = name;
        Form = form;
        FixedBatch = batch > 0 ? checked((int)batch) : null;
        Length = length > 0 ? checked((int)length) : null;
        _isVector = isVector;
    }

    public string Name { get; }

    public OnnxSequenceForm Form { get; }

    /// <summary>Sequences a call, where the model fixes it.</summary>
    public int? FixedBatch { get; }

    /// <summary>Bases of a sequence, where the shape fixes it.</summary>
    public int? Length { get; }

    /// <summary>Recognises the one input of a model.</summary>
    /// <exception cref="GenomicsException">The model does not take sequences alone.</exception>
    public static OnnxSequenceInput Of(OnnxModelInfo info, string file)
    {
        if (info.Inputs is [{ Shape: { } shape } input]
            && shape.All(dimension => dimension.Size is >= -1 and <= MaximumSize))
        {
            long[] sizes = [.. shape.Select(dimension => dimension.Size)];
            switch (input.Type, sizes)
            {
                case (OnnxElementType.String, [long batch]):
                    return new(input.Name, OnnxSequenceForm.Text, batch, -1, isVector: true);
                case (OnnxElementType.String, [long batch, 1 or -1]):
                    return new(input.Name, OnnxSequenceForm.Text, batch, -1, isVector: false);
                case (OnnxElementType.Float, [long batch, long length, Dna.BaseCount]):
                    return new(input.Name, OnnxSequenceForm.Rows, batch, length, isVector: false);
                case (OnnxElementType.Float, [long batch, Dna.BaseCount, long length]):
                    return new(input.Name, OnnxSequenceForm.Columns, batch, length, isVector: false);
            }
        }
        throw new GenomicsException(
            $"{file}: the model takes {string.Join("; ", info.Inputs)}, expected one input, " +
            "String [N, 1], Float [N, L, 4] or Float [N, 4, L]");
    }

    /// <summary>
    /// Sequences <paramref name="start"/> .. <paramref name="start"/> + <paramref name="count"/> - 1 as
    /// a tensor of <paramref name="rows"/> sequences; those beyond <paramref name="count"/> are all N.
    /// </summary>
    public OrtValue Batch(SequenceSet sequences, int start, int count, int rows)
    {
        int length = sequences.Length;
        return Form == OnnxSequenceForm.Text
            ? TextBatch(sequences, start, count, rows, length)
            : OneHotBatch(sequences, start, count, rows, length);
    }

    private OrtValue TextBatch(SequenceSet sequences, int start, int count, int rows, int length)
    {
        OrtValue value = OrtValue.CreateTensorWithEmptyStrings(
            OrtAllocator.DefaultInstance, _isVector ? [rows] : [rows, 1]);
        try
        {
            var letters = new byte[length];
            for (int i = 0; i < rows; i++)
            {
                if (i < count)
                    WriteLetters(sequences[start + i], letters);
                else
                    letters.AsSpan().Fill((byte)'N');
                value.StringTensorSetElementAt(letters.AsSpan(), i);
            }
            return value;
        }
        catch
        {
            value.Dispose();
            throw;
        }
    }

    private static void WriteLetters(ReadOnlySpan<byte> codes, Span<byte> letters)
    {
        for (int i = 0; i < codes.Length; i++)
            letters[i] = (byte)Dna.Letters[codes[i]];
    }

    private OrtValue OneHotBatch(SequenceSet sequences, int start, int count, int rows, int length)
    {
        bool byRow = Form == OnnxSequenceForm.Rows;
        var values = new float[checked(rows * length * Dna.BaseCount)];
        for (int i = 0; i < count; i++)
        {
            Span<float> one = values.AsSpan(i * length * Dna.BaseCount, length * Dna.BaseCount);
            ReadOnlySpan<byte> codes = sequences[start + i];
            for (int p = 0; p < codes.Length; p++)
            {
                if (codes[p] != Dna.N)
                    one[byRow ? p * Dna.BaseCount + codes[p] : codes[p] * length + p] = 1;
            }
        }
        return OrtValue.CreateTensorValueFromMemory(
            values, byRow ? [rows, length, Dna.BaseCount] : [rows, Dna.BaseCount, length]);
    }
}
