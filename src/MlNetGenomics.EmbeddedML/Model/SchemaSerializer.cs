using System.Text;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Model;

/// <summary>Writes and reads names, types and slot names of columns.</summary>
internal static class SchemaSerializer
{
    private const byte VectorCode = 100;
    private const byte KeyCode = 101;

    // The order is part of the file format.
    private static readonly PrimitiveDataViewType[] Codes =
    [
        TextDataViewType.Instance, BooleanDataViewType.Instance, NumberDataViewType.SByte, NumberDataViewType.Byte,
        NumberDataViewType.Int16, NumberDataViewType.UInt16, NumberDataViewType.Int32, NumberDataViewType.UInt32,
        NumberDataViewType.Int64, NumberDataViewType.UInt64, NumberDataViewType.Single, NumberDataViewType.Double,
    ];

    public static byte[] Write(DataViewSchema schema)
    {
        var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8))
        {
            writer.Write(schema.Count);
            foreach (DataViewSchema.Column column in schema)
            {
                writer.Write(column.Name);
                WriteType(writer, column.Type);
                WriteSlotNames(writer, column);
            }
        }
        return stream.ToArray();
    }

    public static DataViewSchema Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        try
        {
            var builder = new DataViewSchema.Builder();
            int count = ReadCount(reader, 1);
            for (int i = 0; i < count; i++)
                builder.AddColumn(reader.ReadString(), ReadType(reader), ReadSlotNames(reader));
            return builder.ToSchema();
        }
        catch (Exception e) when (e is EndOfStreamException or ArgumentException or OverflowException)
        {
            throw new FormatException("The model's schema is damaged", e);
        }
    }

    private static void WriteType(BinaryWriter writer, DataViewType type)
    {
        switch (type)
        {
            case VectorDataViewType vector:
                writer.Write(VectorCode);
                writer.Write(vector.Dimensions.Length);
                foreach (int dimension in vector.Dimensions)
                    writer.Write(dimension);
                WriteType(writer, vector.ItemType);
                break;
            case KeyDataViewType key:
                writer.Write(KeyCode);
                writer.Write(key.Count);
                WriteType(writer, DataTypes.OfRaw(key.RawType));
                break;
            default:
                int code = Array.IndexOf(Codes, type);
                if (code < 0)
                    throw new NotSupportedException($"A column of type {type} can't be saved");
                writer.Write((byte)code);
                break;
        }
    }

    private static DataViewType ReadType(BinaryReader reader)
    {
        byte code = reader.ReadByte();
        if (code == VectorCode)
        {
            var dimensions = new int[ReadCount(reader, sizeof(int))];
            for (int i = 0; i < dimensions.Length; i++)
                dimensions[i] = reader.ReadInt32();
            return new VectorDataViewType(ReadPrimitive(reader), dimensions);
        }
        return Primitive(reader, code);
    }

    private static PrimitiveDataViewType ReadPrimitive(BinaryReader reader) => Primitive(reader, reader.ReadByte());

    private static PrimitiveDataViewType Primitive(BinaryReader reader, byte code)
    {
        if (code == KeyCode)
        {
            ulong count = reader.ReadUInt64();
            return new KeyDataViewType(Plain(reader.ReadByte()).RawType, count);
        }
        return Plain(code);
    }

    private static PrimitiveDataViewType Plain(byte code)
    {
        Check.Decode(code < Codes.Length, $"Unknown column type {code} in the model");
        return Codes[code];
    }

    private static void WriteSlotNames(BinaryWriter writer, DataViewSchema.Column column)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        if (column.HasSlotNames())
            column.GetSlotNames(ref names);
        writer.Write(names.Length);
        foreach (ReadOnlyMemory<char> name in names.DenseValues())
            writer.Write(name.ToString());
    }

    private static DataViewSchema.Annotations ReadSlotNames(BinaryReader reader)
    {
        var names = new ReadOnlyMemory<char>[ReadCount(reader, 1)];
        if (names.Length == 0)
            return null;
        for (int i = 0; i < names.Length; i++)
            names[i] = reader.ReadString().AsMemory();
        var builder = new DataViewSchema.Annotations.Builder();
        builder.AddSlotNames(names);
        return builder.ToAnnotations();
    }

    private static int ReadCount(BinaryReader reader, int itemSize)
    {
        int count = reader.ReadInt32();
        long left = reader.BaseStream.Length - reader.BaseStream.Position;
        Check.Decode(0 <= count && (long)count * itemSize <= left, "The model's schema is damaged");
        return count;
    }
}
