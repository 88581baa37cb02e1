using Microsoft.ML.Data;

namespace Microsoft.ML;

public sealed partial class DataViewSchema
{
    /// <summary>A column that belongs to no schema.</summary>
    public struct DetachedColumn
    {
        /// <summary>Makes a column.</summary>
        public DetachedColumn(string name, DataViewType type, Annotations annotations = null)
        {
            if (string.IsNullOrEmpty(name))
                throw new ArgumentNullException(nameof(name));
            Name = name;
            Type = type ?? throw new ArgumentNullException(nameof(type));
            Annotations = annotations ?? Annotations.Empty;
        }

        /// <summary>Takes a column out of its schema.</summary>
        public DetachedColumn(Column column)
        {
            Name = column.Name;
            Type = column.Type;
            Annotations = column.Annotations;
        }

        /// <summary>Name.</summary>
        public string Name { get; }

        /// <summary>Type of the values.</summary>
        public DataViewType Type { get; }

        /// <summary>What is known about the column.</summary>
        public Annotations Annotations { get; }
    }
}
