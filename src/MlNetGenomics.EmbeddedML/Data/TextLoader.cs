using System.Reflection;
using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Reads delimited text files.</summary>
public sealed class TextLoader
{
    private readonly Options _options;
    private readonly (DataViewType Type, int[] Fields)[] _columns;

    private TextLoader(Options options, DataViewSchema schema, (DataViewType, int[])[] columns)
    {
        _options = options;
        _columns = columns;
        Schema = schema;
    }

    private DataViewSchema Schema { get; }

    internal static IDataView Load<TInput>(string path, Options options)
    {
        Check.NonEmpty(path, nameof(path));
        Check.Param(File.Exists(path), nameof(path), $"File or directory does not exist at path: {path}");
        if (options.AllowSparse)
            throw new NotSupportedException("Sparse text files are not supported");
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance;
        MemberInfo[] members =
        [
            .. typeof(TInput).GetFields(Public),
            .. typeof(TInput).GetProperties(Public).Where(property => property.GetGetMethod() is not null),
        ];
        var builder = new DataViewSchema.Builder();
        var columns = new List<(DataViewType, int[])>();
        foreach (MemberInfo member in members)
        {
            var load = member.GetCustomAttribute<LoadColumnAttribute>();
            string kind = member is FieldInfo ? "Field" : "Property";
            Check.That(load is not null, $"{kind} '{member.Name}' is missing the LoadColumnAttribute attribute");
            Type type = SchemaDefinition.ValueType(member);
            Type item = type.IsArray ? type.GetElementType() : type;
            PrimitiveDataViewType itemType = DataTypes.OfRaw(item);
            Check.That(itemType is not null, $"{kind} {member.Name} is of unsupported type.");
            DataViewType columnType = type.IsArray ? new VectorDataViewType(itemType, load.Fields.Length) : itemType;
            builder.AddColumn(member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name, columnType);
            columns.Add((columnType, load.Fields));
        }
        return new View(new TextLoader(options, builder.ToSchema(), [.. columns]), path);
    }

    /// <summary>Settings.</summary>
    public class Options
    {
        /// <summary>Whether a field in double quotes may hold separators.</summary>
        public bool AllowQuoting;

        /// <summary>Whether rows may be sparse. Not supported here.</summary>
        public bool AllowSparse;

        /// <summary>Characters between fields.</summary>
        public char[] Separators = ['\t'];

        /// <summary>Whether white space at the ends of fields is removed.</summary>
        public bool TrimWhitespace;

        /// <summary>Whether the first line names the fields.</summary>
        public bool HasHeader;

        /// <summary>Whether empty fields of floating-point columns are NaN rather than 0.</summary>
        public bool MissingRealsAsNaNs;
    }

    private sealed class View(TextLoader loader, string path) : IDataView
    {
        public bool CanShuffle => false;

        public DataViewSchema Schema => loader.Schema;

        public long? GetRowCount() => null;

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
            new Cursor(loader, path, Rows.Active(Schema, columnsNeeded));

        public DataViewRowCursor[] GetRowCursorSet(
            IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
            Rows.One(GetRowCursor(columnsNeeded, rand));
    }

    private sealed class Cursor : RootCursor
    {
        private readonly TextLoader _loader;
        private readonly StreamReader _reader;
        private List<string> _fields = [];

        public Cursor(TextLoader loader, string path, bool[] active) : base(loader.Schema)
        {
            _loader = loader;
            _reader = new StreamReader(path, Encoding.UTF8);
            if (loader._options.HasHeader)
                _reader.ReadLine();
            for (int i = 0; i < active.Length; i++)
            {
                if (active[i])
                    SetGetter(i, MakeGetter(loader._columns[i].Type, loader._columns[i].Fields));
            }
        }

        protected override bool MoveNextCore()
        {
            string line;
            // Blank lines and comments are no rows, as in ML.NET.
            do
            {
                line = _reader.ReadLine();
            }
            while (line is not null && (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal)));
            if (line is null)
                return false;
            _fields = TextFields.Split(line, _loader._options);
            return true;
        }

        protected override void DisposeCore() => _reader.Dispose();

        private Delegate MakeGetter(DataViewType type, int[] fields)
        {
            Type item = DataTypes.ItemOf(type).RawType;
            return type is VectorDataViewType
                ? Check.Generic<Delegate>(VectorGetter<int>, item, fields)
                : Check.Generic<Delegate>(ValueGetter<int>, item, fields[0]);
        }

        private Delegate ValueGetter<T>(int field)
        {
            Func<string, T> parse = TextFields.Parser<T>(_loader._options);
            return (ValueGetter<T>)((ref T value) => value = parse(Field(field)));
        }

        private Delegate VectorGetter<T>(int[] fields)
        {
            Func<string, T> parse = TextFields.Parser<T>(_loader._options);
            return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
            {
                VBufferEditor<T> editor = VBufferEditor.Create(ref value, fields.Length);
                for (int i = 0; i < fields.Length; i++)
                    editor.Values[i] = parse(Field(fields[i]));
                value = editor.Commit();
            });
        }

        private string Field(int index)
        {
            CheckGood();
            return index < _fields.Count ? _fields[index] : "";
        }
    }
}
