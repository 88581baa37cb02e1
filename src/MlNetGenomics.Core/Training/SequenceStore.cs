using System.Runtime.InteropServices;
using System.Text;

namespace MlNetGenomics.Training;

/// <summary>
/// Training data in a temporary file of records of one size, read by number, so that memory does not grow with
/// the data. Made by a <see cref="TrainingDataBuilder"/>; the file is deleted on dispose.
/// </summary>
public sealed class SequenceStore : ITrainingData
{
    // A record: base codes [L], labels [T], weight, and where its name lies in the file of names.
    private readonly TemporaryFile _records;
    private readonly TemporaryFile _names;
    private readonly byte[] _record;

    internal SequenceStore(int length, int tasks, string? folder)
    {
        Length = length;
        Tasks = tasks;
        _record = new byte[checked(length + (tasks + 1) * sizeof(float) + sizeof(long))];
        _records = new TemporaryFile(folder);
        try
        {
            _names = new TemporaryFile(folder);
        }
        catch
        {
            _records.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public int Length { get; }

    /// <inheritdoc/>
    public int Tasks { get; }

    /// <inheritdoc/>
    public string NameOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        long at = 0;
        _records.Read(Bytes(ref at), (index + 1L) * _record.Length - sizeof(long));
        int size = 0;
        _names.Read(Bytes(ref size), at);
        var name = new byte[size];
        _names.Read(name, at + sizeof(int));
        return Encoding.UTF8.GetString(name);
    }

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<int> indices, TrainingBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        batch.Begin(indices.Length, Length, Tasks);
        var record = new byte[_record.Length];
        for (int i = 0; i < indices.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(indices[i], nameof(indices));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(indices[i], Count, nameof(indices));
            _records.Read(record, (long)indices[i] * record.Length);
            record.AsSpan(0, Length).CopyTo(batch.CodesOf(i));
            ReadOnlySpan<byte> numbers = record.AsSpan(Length);
            numbers[..(Tasks * sizeof(float))].CopyTo(MemoryMarshal.AsBytes(batch.LabelsOf(i)));
            batch.Weights[i] = MemoryMarshal.Read<float>(numbers[(Tasks * sizeof(float))..]);
        }
    }

    /// <summary>Deletes the file.</summary>
    public void Dispose()
    {
        _records.Dispose();
        _names.Dispose();
    }

    internal void Add(string name, ReadOnlySpan<byte> codes, ReadOnlySpan<float> labels, float weight)
    {
        codes.CopyTo(_record);
        Span<byte> numbers = _record.AsSpan(Length);
        MemoryMarshal.AsBytes(labels).CopyTo(numbers);
        MemoryMarshal.Write(numbers[(Tasks * sizeof(float))..], weight);
        MemoryMarshal.Write(numbers[((Tasks + 1) * sizeof(float))..], _names.Length);
        _records.Append(_record);
        byte[] text = Encoding.UTF8.GetBytes(name);
        int size = text.Length;
        _names.Append(Bytes(ref size));
        _names.Append(text);
        Count++;
    }

    internal void Complete()
    {
        _records.Complete();
        _names.Complete();
    }

    private static Span<byte> Bytes<T>(ref T value) where T : unmanaged =>
        MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref value, 1));
}
