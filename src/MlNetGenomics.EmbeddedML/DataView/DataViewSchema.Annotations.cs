namespace Microsoft.ML;

public sealed partial class DataViewSchema
{
    /// <summary>What is known about a column: a row of named values.</summary>
    public sealed partial class Annotations
    {
        private readonly Delegate[] _getters;

        private Annotations(DataViewSchema schema, Delegate[] getters)
        {
            Schema = schema;
            _getters = getters;
        }

        /// <summary>Nothing.</summary>
        public static Annotations Empty { get; } = new(new DataViewSchema([]), []);

        /// <summary>Names and types of the values.</summary>
        public DataViewSchema Schema { get; }

        /// <summary>A getter of a value.</summary>
        public ValueGetter<TValue> GetGetter<TValue>(Column column)
        {
            if (column.Index >= _getters.Length)
                throw new ArgumentException(nameof(column));
            return _getters[column.Index] as ValueGetter<TValue> ??
                throw new InvalidOperationException("Invalid call to 'GetGetter'");
        }

        /// <summary>Writes a value into <paramref name="value"/>.</summary>
        /// <exception cref="InvalidOperationException">No value has that name and type.</exception>
        public void GetValue<TValue>(string kind, ref TValue value)
        {
            Column column = Schema.GetColumnOrNull(kind) ??
                throw new InvalidOperationException("Invalid call to 'GetValue'");
            GetGetter<TValue>(column)(ref value);
        }

        /// <inheritdoc/>
        public override string ToString() => string.Join(", ", Schema.Select(column => column.Name));
    }
}
